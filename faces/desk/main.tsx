import "#kernel/desk/tokens.css";
import "#kernel/desk/pieces.css";
import "#kernel/desk/lights.css";
import "#kernel/desk/states.css";
import "#kernel/desk/lists.css";
import "#kernel/desk/live.css";
import "./shell.css";
import "./sign-in.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { Problem } from "#kernel/desk/api.ts";
import { Desk } from "./desk.tsx";
import { tellSessionEnded } from "./session-ended.ts";

// The pages' schemas come later, by zod, which would otherwise try `new Function`: our content security policy forbids it, and
// the browser reports each try. zod keeps its settings here, so that nothing of it is loaded before it is needed.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError(problem, query) {
      // The session itself is asked for by everybody; only what needs one tells that it is over.
      if (problem instanceof Problem && problem.status === 401 && query.queryKey[0] !== "session") tellSessionEnded();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only a server that was away is asked again.
      retry: (count, problem) =>
        problem instanceof Problem && (problem.status === 0 || problem.status >= 500) && count < 2,
      networkMode: "always",
    },
    // An act is tried and its failure told at once; it must not wait unseen for a network and happen later.
    mutations: { networkMode: "always" },
  },
});

const place = document.getElementById("desk");
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Router base="/desk">
          <Desk />
        </Router>
      </QueryClientProvider>
    </StrictMode>,
  );
