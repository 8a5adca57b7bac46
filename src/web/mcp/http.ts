import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Hono } from "hono";
import { scopeOfTenant } from "../../model/tenant.ts";
import { type ApiSettings, keyOf } from "../api/api.ts";
import { mcpServer } from "./tools.ts";

export const MCP_PATH = "/mcp";

/** Adds the tools over HTTP, asked with a key; each request stands alone, so that none is bound to a thread. */
export function addMcp(room: Hono, { desk }: ApiSettings): void {
  room.post(MCP_PATH, async (context) => {
    const key = await keyOf(context, "mcp", desk);
    if (key instanceof Response) return key;
    const server = mcpServer({ desk, scope: scopeOfTenant(key.tenant) });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(context.req.raw);
    } finally {
      await server.close();
    }
  });
}
