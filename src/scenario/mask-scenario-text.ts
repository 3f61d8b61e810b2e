import { isAlias, isMap, isScalar } from 'yaml';
import { isSecretHeader, MASKED } from '../catalog/secret-headers.ts';
import { parseYaml } from './parse-yaml.ts';

/**
 * Takes the values of secret headers (`sender.headers`) out of the text of a scenario; all else stays as it is.
 *
 * @param text The text of a scenario that was parsed without a problem.
 */
export function maskScenarioText(text: string): string {
  const { document } = parseYaml(text);
  const headers = document?.getIn(['sender', 'headers']);
  if (document === null || !isMap(headers)) return text;
  const nodes = headers.items
    .filter(({ key }) => isScalar(key) && isSecretHeader(String(key.value)))
    .flatMap(({ value }) => (isAlias(value) ? value.resolve(document) : value) ?? [])
    .filter((node) => isScalar(node));
  // From the end, so that the places of the others stay; two aliases may stand for one value.
  return [...new Set(nodes)]
    .flatMap(({ range }) => (range ? [range] : []))
    .sort((a, b) => b[0] - a[0])
    .reduce((masked, [start, end]) => {
      // A block ends with its line feed, which belongs to the lines around it.
      const length = masked.slice(start, end).trimEnd().length;
      return `${masked.slice(0, start)}${JSON.stringify(MASKED)}${masked.slice(start + length)}`;
    }, text);
}
