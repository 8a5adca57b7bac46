import type { ServerResponse } from "node:http";
import type { Reply } from "./protocol.ts";

interface SayOptions {
  readonly doneReason?: string;
}

/** Streams a text in small pieces and ends it as Ollama does. */
export function says(text: string, { doneReason = "stop" }: SayOptions = {}): Reply {
  return (response, { counted }) => {
    begin(response);
    for (const piece of pieces(text)) line(response, piece);
    response.end(`${JSON.stringify({ message: NOTHING, done: true, done_reason: doneReason, ...counted })}\n`);
  };
}

/** The JSON of an answer to the choosing prompt. */
export const choiceJson = (points: readonly unknown[], of: object = {}): string => JSON.stringify({ points, ...of });

export const fails = (status: number, error: string): Reply => {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  };
};

/** An error page of something in between. */
export const failsWithPage = (status: number): Reply => {
  return (response) => {
    response.writeHead(status, { "content-type": "text/html" }).end("<html>no luck</html>");
  };
};

/** Ends a stream without its last line. */
export const endsEarly = (text: string): Reply => {
  return (response) => {
    begin(response);
    for (const piece of pieces(text)) line(response, piece);
    response.end();
  };
};

export const errsMidStream = (text: string, error: string): Reply => {
  return (response) => {
    begin(response);
    line(response, text);
    response.end(`${JSON.stringify({ error })}\n`);
  };
};

export const sendsRawLines = (...lines: readonly string[]): Reply => {
  return (response) => {
    begin(response);
    for (const raw of lines) response.write(`${raw}\n`);
    response.end();
  };
};

/** Cuts the connection in the middle of the answer. */
export const resets: Reply = (response) => {
  begin(response);
  line(response, '{"points":[');
  response.socket?.resetAndDestroy();
};

/** Never sends a header. */
export const isSilent: Reply = (response) => untilClosed(response);

/** Says a word again and again until the client has enough. */
export const repeatsItself: Reply = async (response) => {
  begin(response);
  const closed = untilClosed(response);
  let goesOn = true;
  void closed.then(() => {
    goesOn = false;
  });
  while (goesOn) {
    if (!line(response, "again and again ")) await Promise.race([closed, drained(response)]);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const NOTHING = { role: "assistant", content: "" };

function begin(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/x-ndjson" });
}

function line(response: ServerResponse, content: string): boolean {
  return response.write(`${JSON.stringify({ message: { role: "assistant", content }, done: false })}\n`);
}

const pieces = (text: string): string[] => text.match(/.{1,7}/gs) ?? [];

const untilClosed = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once("close", () => resolve());
  });

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once("drain", () => resolve());
  });
