import { parentPort } from "node:worker_threads";

parentPort?.on("message", ({ bytes }: { bytes: Uint8Array }) => {
  const text = Buffer.from(bytes).toString();
  if (text.includes("hang")) for (;;);
  if (text.includes("die")) throw new Error("broken");
  if (text.includes("swell")) for (const held: object[] = []; ; ) held.push({});
  parentPort?.postMessage({ answer: { title: "answered", url: null, language: null, entries: [] } });
});
parentPort?.postMessage("ready");
