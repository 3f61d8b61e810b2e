/** The scenario of the README, as text. */
export const CLINIC_TUESDAY = `version: 1
name: clinic-tuesday
seed: tuesday-7
startsAt: 2026-11-24T09:00:00-05:00
cast:
  ada: { name: Ada Okafor, phone: "+12125550141", email: ada@example.com }
  walkIns: { count: 12 }
users:
  nurse: { name: Jo Lindqvist }
steps:
  - id: first
    emit: call.answered
    contact: ada
    user: nurse
    call: { duration: 95s, recording: true }
    expect: { status: 2xx, within: 800ms }
  - wait: 3s
  - again: first                      # the same bytes and webhookId once more
  - at: "10:00"
    emit: email.sent
    contact: ada
    email: { subject: "Your visit, {{contact.firstName}}", cc: [desk@example.com] }
  - each: walkIns
    every: 2m
    steps:
      - emit: call.voicemail
      - wait: 1m
      - emit: voicemail.drop
  - repeat: 40
    over: 2h
    spacing: poisson
    mix: { call.answered: 5, call.voicemail: 3, email.sent: 2 }
    contact: walkIns
  - emit: sms.sent
    contact: ada
    fault: signature-tampered
    expect: { status: 4xx }
expect:
  latency: { p95: 800ms }
`;
