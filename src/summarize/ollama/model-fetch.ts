/** Answers of a model are short; a stream that goes on is a model that repeats itself. */
const MOST_STREAM_CHARACTERS = 200_000;

/**
 * The fetch that the client of one call uses: the call's own signal (the client has none for some calls, and no
 * time-out), error bodies as JSON whatever the server sends, and lines that are not JSON turned into an error line, so
 * that the client prints nothing of them.
 */
export function modelFetch(base: typeof fetch, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const signals = init?.signal ? [signal, init.signal] : [signal];
    const response = await base(input, { ...init, signal: AbortSignal.any(signals), redirect: "error" });
    if (!response.ok) return errorResponse(response);
    if (!response.body || !isLineStream(response)) return response;
    return new Response(soundLines(response.body), { status: response.status, headers: response.headers });
  };
}

function isLineStream(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").includes("ndjson");
}

async function errorResponse(response: Response): Promise<Response> {
  const body = (await response.text()).slice(0, 2_000);
  return Response.json({ error: errorWords(body) || response.statusText }, { status: response.status });
}

function errorWords(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === "object" && "error" in parsed && typeof parsed.error === "string")
      return parsed.error;
  } catch {
    return body;
  }
  return body;
}

function soundLines(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let rest = "";
  let seen = 0;
  const soundLine = (line: string): string => (line.trim() === "" || isJson(line) ? line : BROKEN_LINE);
  const lines = new TransformStream<string, string>({
    transform(chunk, controller) {
      seen += chunk.length;
      if (seen > MOST_STREAM_CHARACTERS) return controller.error(new Error("the model's answer does not end"));
      const pieces = (rest + chunk).split("\n");
      rest = pieces.pop() ?? "";
      for (const piece of pieces) controller.enqueue(`${soundLine(piece)}\n`);
    },
    flush(controller) {
      if (rest.trim() !== "") controller.enqueue(soundLine(rest));
    },
  });
  return body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(lines)
    .pipeThrough(new TextEncoderStream() as ReadableWritablePair<Uint8Array, string>);
}

const BROKEN_LINE = '{"error":"the server sent a line that is not JSON"}';

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
