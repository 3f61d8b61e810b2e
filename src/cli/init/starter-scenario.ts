/** Where the first scenario is written. */
export const SCENARIO_PATH = 'scenarios/first.yaml';

/** The first scenario of a project. */
export const STARTER_SCENARIO = `# yaml-language-server: $schema=../node_modules/highlevel-mock/dist/scenario.schema.json
# What HighLevel tells a receiver one morning. Change it as you like: scenarios can also repeat, come in random mixes,
# lose and delay events. node_modules/highlevel-mock/docs/scenario-format.md has it all.
version: 1
name: first
cast:
  sam: { name: Sam Rivera, phone: "+13055550178" }
steps:
  # Somebody answered: callStatus says "completed".
  - id: call
    emit: call.answered
    call: { duration: 95s }
    expect: { status: 2xx }
  - wait: 3m # costs nothing: the story has a clock of its own
  # A machine answered. Only callStatus tells; status says "completed" here too.
  - id: voicemail
    emit: call.voicemail
    call: { duration: 23s }
    expect: { status: 2xx, within: 800ms }
  # The same bytes and webhookId once more: HighLevel sends an event at least once.
  - again: voicemail
    expect: { status: 2xx }
  # Changed on its way, so that its signature no longer fits: a receiver must refuse it.
  - id: forged
    emit: sms.sent
    text: "Hi {{contact.firstName}}, send the deposit here instead."
    fault: signature-tampered
    expect: { status: 4xx }
`;
