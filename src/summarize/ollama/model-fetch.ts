export interface FetchLimits {
  /** The longest answer, in UTF-16 code units, before the connection is cut; null for no limit. */
  readonly mostCharacters: number | null;
}

const LONGEST_LINE = 64_000;
const LONGEST_ERROR = 2_000;

/**
 * The fetch that the client of one call uses: the call's own signal (the client has none for some calls, and no
 * time-out), error bodies as JSON whatever the server sends, and lines that are not JSON turned into an error line, so
 * that the client prints nothing of them.
 */
export function modelFetch(base: typeof fetch, signal: AbortSignal, limits: FetchLimits): typeof fetch {
  return async (input, init) => {
    const signals = init?.signal ? [signal, init.signal] : [signal];
    const response = await base(input, { ...init, signal: AbortSignal.any(signals), redirect: "error" });
    if (!response.ok) return errorResponse(response);
    if (!response.body) return response;
    const body = asksForLines(init)
      ? response.body.pipeThrough(decoder()).pipeThrough(soundLines(limits))
      : response.body.pipeThrough(decoder()).pipeThrough(capped(limits));
    const bytes = body.pipeThrough(new TextEncoderStream() as ReadableWritablePair<Uint8Array, string>);
    return new Response(bytes, { status: response.status, headers: response.headers });
  };
}

const decoder = () => new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;

/** What was asked for decides, whatever the server calls its answer: the client prints each line that is not JSON. */
function asksForLines(init: RequestInit | undefined): boolean {
  return typeof init?.body === "string" && init.body.includes('"stream":true');
}

async function errorResponse(response: Response): Promise<Response> {
  const body = (await beginningOf(response)).slice(0, LONGEST_ERROR);
  return Response.json({ error: errorWords(body) || response.statusText }, { status: response.status });
}

async function beginningOf({ body }: Response): Promise<string> {
  let text = "";
  if (!body) return text;
  for await (const chunk of body.pipeThrough(decoder())) {
    text += chunk;
    if (text.length > LONGEST_ERROR) break;
  }
  return text;
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

function capped(limits: FetchLimits): TransformStream<string, string> {
  const isTooMuch = counter(limits);
  return new TransformStream({
    transform(chunk, controller) {
      if (isTooMuch(chunk)) controller.error(new Error("the server's answer does not end"));
      else controller.enqueue(chunk);
    },
  });
}

function soundLines(limits: FetchLimits): TransformStream<string, string> {
  const isTooMuch = counter(limits);
  const soundLine = (line: string): string => (line.trim() === "" || isJson(line) ? line : BROKEN_LINE);
  let rest = "";
  return new TransformStream({
    transform(chunk, controller) {
      const pieces = (rest + chunk).split("\n");
      rest = pieces.pop() ?? "";
      if (isTooMuch(chunk) || rest.length > LONGEST_LINE) {
        controller.error(new Error("the server's answer does not end"));
        return;
      }
      for (const piece of pieces) controller.enqueue(`${soundLine(piece)}\n`);
    },
    flush(controller) {
      if (rest.trim() !== "") controller.enqueue(soundLine(rest));
    },
  });
}

function counter({ mostCharacters }: FetchLimits): (chunk: string) => boolean {
  let seen = 0;
  return (chunk) => {
    seen += chunk.length;
    return mostCharacters !== null && seen > mostCharacters;
  };
}

const BROKEN_LINE = '{"error":"the server sent a line that is not JSON"}';

function isJson(line: string): boolean {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "object" && parsed !== null;
  } catch {
    return false;
  }
}
