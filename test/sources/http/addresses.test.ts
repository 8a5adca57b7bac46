import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublicAddress } from "../../../src/sources/http/addresses.ts";
import { guardedHttp } from "../../../src/sources/http/guarded-http.ts";
import type { Http } from "../../../src/sources/http/http.ts";
import { type LocalServer, localServer } from "./local-server.ts";

let canary: LocalServer;
let door: LocalServer;
let http: Http;

beforeAll(async () => {
  canary = await localServer((_request, response) => response.end("reached"));
  door = await localServer((request, response) => {
    response.statusCode = 302;
    const target = decodeURIComponent((request.url ?? "/").slice(1));
    response.setHeader("location", Buffer.from(target, "utf8").toString("latin1"));
    response.end();
  });
  http = guardedHttp({ contact: "x", allowedHosts: [door.host], gapMilliseconds: 0, resolve: async () => [] });
});

afterAll(async () => {
  await http.close();
  await canary.close();
  await door.close();
});

/** Ways to write an address that is not on the public internet; PORT becomes the canary's. */
const SPELLINGS = [
  "http://127.0.0.1:PORT/",
  "http://127.1:PORT/",
  "http://127.0.1:PORT/",
  "http://2130706433:PORT/",
  "http://0x7f000001:PORT/",
  "http://0x7f.0.0.1:PORT/",
  "http://0177.0.0.1:PORT/",
  "http://017700000001:PORT/",
  "http://0x7f.1:PORT/",
  "http://127.0.0.1.:PORT/",
  "http://①②⑦.0.0.1:PORT/",
  "http://１２７。０。０。１:PORT/",
  "http://%31%32%37.0.0.1:PORT/",
  "http://127.255.255.254:PORT/",
  "http://0.0.0.0:PORT/",
  "http://0:PORT/",
  "http://[::1]:PORT/",
  "http://[0:0:0:0:0:0:0:1]:PORT/",
  "http://[::]:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://[::ffff:7f00:1]:PORT/",
  "http://[::127.0.0.1]:PORT/",
  "http://[64:ff9b::127.0.0.1]:PORT/",
  "http://[64:ff9b:1::7f00:1]:PORT/",
  "http://[2002:7f00:1::]:PORT/",
  "http://[2001:0:7f00:1::]:PORT/",
  "http://[fe80::1]:PORT/",
  "http://[fd00::1]:PORT/",
  "http://[ff02::1]:PORT/",
  "http://localhost:PORT/",
  "http://LOCALHOST.:PORT/",
  "http://printer.local:PORT/",
  "http://metadata.google.internal/",
  "http://169.254.169.254/latest/meta-data/",
  "http://168.63.129.16/machine?comp=goalstate",
  "http://[::ffff:168.63.129.16]/",
  "http://192.80.8.124/metadata",
  "http://161.26.0.10/",
  "http://166.9.1.1/",
  "http://100.100.100.200/latest/meta-data/",
  "http://[fd00:ec2::254]/",
  "http://10.0.0.1/",
  "http://172.16.5.4/",
  "http://192.168.1.1/",
  "http://100.64.0.1/",
  "http://198.18.0.1/",
  "http://192.0.0.1/",
  "http://224.0.0.1/",
  "http://240.0.0.1/",
  "http://255.255.255.255/",
  "http://user@127.0.0.1:PORT/",
  "http://127.0.0.1:PORT\\@news.example.org/",
  "ftp://127.0.0.1:PORT/",
  "file:///etc/hosts",
  "gopher://127.0.0.1:PORT/",
  "https://news.example.org:22/",
];

test.each(SPELLINGS)("%s is refused", async (spelling) => {
  const url = spelling.replace("PORT", String(canary.port));
  await expect(http.get({ url })).rejects.toMatchObject({ code: "refused-address" });
  expect(canary.connections()).toBe(0);
});

test.each(SPELLINGS)("a redirect to %s is refused", async (spelling) => {
  const url = door.url(`/${encodeURIComponent(spelling.replace("PORT", String(canary.port)))}`);
  await expect(http.get({ url })).rejects.toMatchObject({ code: "refused-address" });
  expect(canary.connections()).toBe(0);
});

test("a name that stands for a private address is refused at the socket", async () => {
  const sly = guardedHttp({ contact: "x", resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
  const answer = sly.get({ url: "http://news.example.org:8080/" });
  await expect(answer).rejects.toMatchObject({ code: "refused-address" });
  await sly.close();
});

test("one private address among public ones is enough to refuse a name", async () => {
  const addresses = [
    { address: "93.184.215.14", family: 4 },
    { address: "::ffff:10.0.0.1", family: 6 },
  ];
  const sly = guardedHttp({ contact: "x", resolve: async () => addresses });
  await expect(sly.get({ url: "https://news.example.org/" })).rejects.toMatchObject({ code: "refused-address" });
  await sly.close();
});

test("a name that answers with a private address the second time does not get a second look-up", async () => {
  const answers = ["192.0.2.1", "127.0.0.1"];
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [{ address: answers.shift() ?? "127.0.0.1", family: 4 }];
  };
  const rebinding = guardedHttp({ contact: "x", resolve, deadlineMilliseconds: 2_000 });
  const url = `http://news.example.org:8080/`;
  await expect(rebinding.get({ url })).rejects.toMatchObject({ code: "refused-address" });
  await expect(rebinding.get({ url })).rejects.toMatchObject({ code: "refused-address" });
  expect(asked).toBe(2);
  await rebinding.close();
});

test("a host that a person allowed is fetched, by name too", async () => {
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  const allowing = guardedHttp({ contact: "x", allowedHosts: [`intranet.example.org:${canary.port}`], resolve });
  expect((await allowing.get({ url: `http://intranet.example.org:${canary.port}/` })).kind).toBe("body");
  await allowing.close();
});

test.each(["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:800::200e"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(["", "news.example.org", "1.2.3", "fe80::1%eth0", "2001:db8::1"])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
