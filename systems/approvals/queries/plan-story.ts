import type { City } from "#kernel/city/city.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../plan/flow.ts";
import { type Story, storyOf } from "../plan/whatif/story.ts";
import { askedProject, type ProjectQuestion, projectQuestion } from "./plan-question.ts";
import { asRefusal } from "./plan-refusals.ts";

/** How a project's plan came from series to parallel. */
export async function answerStory(
  city: City,
  asked: ProjectQuestion,
): Promise<{ readonly flow: Flow; readonly story: Story } | Refusal> {
  const project = await askedProject(city, asked);
  if (isRefusal(project)) return project;
  try {
    return { flow: project.flow, story: storyOf(project.flow, project.facts) };
  } catch (error) {
    return asRefusal(error);
  }
}

/** 从串联到并联: reform by reform, with the days that each saved. */
export const story = query({
  name: "approvals.story",
  title: { zh: "从串联到并联", en: "From series to parallel" },
  input: projectQuestion,
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerStory(city, input);
    if (isRefusal(answer)) return answer;
    const { from, to, reforms, withoutEffect } = answer.story;
    return {
      edition: answer.flow.edition,
      ...{ from, to, withoutEffect },
      reforms: reforms.map(({ arranged: _, ...told }) => told),
    };
  },
});
