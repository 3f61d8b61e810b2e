/**
 * Takes real-looking people and places out of an example: phone numbers, hosts, and names before an address. What
 * matters to the catalogue, the form of each value, stays.
 */
export function maskPeople(example: unknown): unknown {
  return JSON.parse(JSON.stringify(example), (_key, value: unknown) =>
    typeof value === 'string' ? maskText(value) : value,
  );
}

function maskText(text: string): string {
  if (/^\+\d{10,13}$/.test(text)) return '+12025550100';
  if (/^\+\d-\d{3}-\d{3}-\d{4}$/.test(text)) return '+1-202-555-0100';
  if (/^[a-z]+\.[a-z]+\.[a-z]{2}$/.test(text)) return 'shop.example.com';
  return text
    .replace(/^[^<>]+ <([^<>@]+@[^<>]+)>$/, 'From Name <$1>')
    .replace(/\bhttps?:\/\/(?![\w.-]*\bexample\.(?:com|net|org)\b)[^/\s"]+/g, 'https://example.com');
}
