import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Report } from './problem-log.ts';
import { SCENARIO_SCHEMA } from './scenario-schema.ts';
import { describeMissingKey, describeUnknownKey, describeWrongValue, isMistyped } from './shape-sentences.ts';
import { joinPointer, type SourceTree } from './source-tree.ts';

let validator: ValidateFunction | null = null;

/** Checks a tree against the scenario schema and reports each cause once, in plain words. */
export function checkShape(tree: SourceTree, report: Report): void {
  validator ??= compile();
  if (validator(tree.root)) return;
  const judged = new Set<string>();
  // A failed `if` only carries the errors of its branch.
  const errors = (validator.errors ?? []).filter((error) => error.keyword !== 'if');
  // A value that fails a choice also fails each of its branches: the choice is told, once.
  const choices = new Set(errors.filter(isChoice).map((error) => error.instancePath));
  for (const error of errors) {
    const pointer = error.instancePath;
    if (error.keyword === 'additionalProperties') {
      const key = String(error.params.additionalProperty);
      report(joinPointer(pointer, key), () => describeUnknownKey(error, key), 'key');
      continue;
    }
    if (choices.has(pointer) && !isChoice(error)) continue;
    if (error.keyword === 'required') {
      const key = String(error.params.missingProperty);
      if (!isMistyped(error, key)) report(pointer, describeMissingKey(key), 'key');
    } else if (!judged.has(pointer)) {
      judged.add(pointer);
      report(pointer, () => describeWrongValue(error));
    }
  }
}

function compile(): ValidateFunction {
  // The schema is compiled in every run and used once: code that is quick to make beats code that is quick to run.
  const quickToCompile = { validateSchema: false, inlineRefs: false, code: { optimize: false } };
  const ajv = new Ajv({
    ...{ allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false },
    ...quickToCompile,
  });
  ajv.addKeyword({ keyword: 'errorMessage', schemaType: 'string' });
  ajv.addKeyword({ keyword: 'tsType', schemaType: 'string' });
  return ajv.compile(SCENARIO_SCHEMA);
}

function isChoice(error: ErrorObject): boolean {
  return error.keyword === 'anyOf';
}
