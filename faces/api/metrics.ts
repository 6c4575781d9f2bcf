import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { City } from "#kernel/city/city.ts";
import { journalLength } from "#kernel/records/history.ts";
import type { Streams } from "./event-streams.ts";

export type Metrics = {
  /** Counts one finished request; `route` is a pattern, never a path. */
  observe(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** The metrics of one city in this process, in a registry of their own. No label names a person or a record. */
export function openMetrics(city: City, streams: Pick<Streams, "count">): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const labelNames = ["method", "route", "status"] as const;
  const registers = [register];
  const requests = new Counter({
    name: "binglian_http_requests_total",
    help: "Requests answered",
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: "binglian_http_request_seconds",
    help: "Time from a request's head to its answer, in seconds",
    labelNames: ["method", "route"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  new Gauge({
    name: "binglian_lane_waiting",
    help: "Commands that wait in the city's lane",
    registers,
    collect() {
      this.set(city.lane.waiting());
    },
  });
  new Gauge({
    name: "binglian_event_streams",
    help: "Event streams that are open: people who look at something now",
    registers,
    collect() {
      this.set(streams.count());
    },
  });
  new Gauge({
    name: "binglian_journal_length",
    help: "Entries of the city's journal",
    registers,
    async collect() {
      // A database that is away must not hide the other metrics.
      this.set(await journalLength(city.database.pool).catch(() => Number.NaN));
    },
  });
  new Gauge({
    name: "binglian_pool_connections",
    help: "Connections to the database, and requests that wait for one",
    labelNames: ["state"],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = city.database.pool;
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
  return {
    observe({ method, route, status, ms }) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, ms / 1000);
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
