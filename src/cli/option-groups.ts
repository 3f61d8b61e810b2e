/** The headings that the flags of whatever sends stand under in the help, in their order. */
export const GROUPS = {
  target: 'Where to:',
  content: 'What to send:',
  pace: 'When and how fast:',
  signature: 'Signatures:',
  attempts: 'Attempts:',
  results: 'Records and results:',
  output: 'Output:',
} as const;
