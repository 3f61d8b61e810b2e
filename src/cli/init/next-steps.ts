import type { Project } from './project.ts';
import type { Dialect } from './sample-dialect.ts';
import { SCENARIO_PATH } from './starter-scenario.ts';

/** Something to do after `init`. */
export type NextStep = { readonly command: string; readonly why: string };

/** What to do next, in order. */
export function listNextSteps(project: Project | null, dialect: Dialect | null): readonly NextStep[] {
  const flag = project?.runner === 'jest' ? '; jest loads ES modules with that flag alone' : '';
  const isInstalled = project !== null && project.majorOf('highlevel-mock') !== null;
  return [
    ...(isInstalled
      ? []
      : [
          {
            command: 'npm install --save-dev highlevel-mock',
            why: 'so that the test and your editor find it',
          },
        ]),
    ...(dialect === null
      ? []
      : [{ command: dialect.command, why: `the test, which passes as it is${flag}` }]),
    {
      command: 'npx highlevel-mock keys show >> .env',
      why: 'the key that your receiver has to trust',
    },
    {
      command: `npx highlevel-mock run ${SCENARIO_PATH}`,
      why: 'the same story for your receiver, once it listens',
    },
  ];
}
