import { parentPort } from "node:worker_threads";

parentPort?.on("message", ({ bytes }: { bytes: Uint8Array }) => {
  const text = Buffer.from(bytes).toString();
  if (text.includes("hang")) for (;;);
  // Neither the thread's own time nor the document's fault: a machine with much else to do keeps threads waiting.
  if (text.includes("wait")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900);
  if (text.includes("die")) throw new Error("broken");
  if (text.includes("swell")) for (const held: object[] = []; ; ) held.push({});
  parentPort?.postMessage({ answer: { title: "answered", url: null, language: null, entries: [] } });
});
parentPort?.postMessage("ready");
