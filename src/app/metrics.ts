/** A number that rises or falls. */
export interface Gauge {
  set(value: number): void;
}

/** A number that only rises. */
export interface Counter {
  /** By one where no number is given. */
  inc(by?: number): void;
}

/** One gauge for each way of filling in its labels. */
export interface LabelledGauge<Label extends string> {
  set(labels: Readonly<Record<Label, string>>, value: number): void;
}

/** What a process counts, as Prometheus reads it: its text format 0.0.4. */
export interface MetricsPage {
  /** Names are `[a-zA-Z_][a-zA-Z0-9_]*`; `help` is one line. */
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string): Gauge;
  labelledGauge<Label extends string>(name: string, help: string): LabelledGauge<Label>;
  text(): string;
}

export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Without a library: those for Prometheus bring what histograms and summaries need, of which the bot has none. */
export function metricsPage(): MetricsPage {
  const families: (() => string)[] = [];
  /** The values by their labels, as they are written. */
  const begin = (type: "counter" | "gauge", name: string, help: string): Map<string, number> => {
    const values = new Map<string, number>();
    const lines = () => [...values].map(([labels, value]) => `${name}${labels} ${value}\n`).join("");
    families.push(() => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines()}`);
    return values;
  };
  return {
    counter: (name, help) => {
      const values = begin("counter", name, help).set("", 0);
      return { inc: (by = 1) => void values.set("", (values.get("") ?? 0) + by) };
    },
    gauge: (name, help) => {
      const values = begin("gauge", name, help).set("", 0);
      return { set: (value) => void values.set("", value) };
    },
    labelledGauge: (name, help) => {
      const values = begin("gauge", name, help);
      return { set: (labels, value) => void values.set(labelsText(labels), value) };
    },
    text: () => families.map((family) => family()).join("\n"),
  };
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return `{${pairs.join(",")}}`;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n" };

const escaped = (value: string): string => value.replace(/[\\"\n]/g, (character) => ESCAPES[character] ?? character);
