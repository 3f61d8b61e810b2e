import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { Delivery } from '../../src/model/delivery.ts';
import type { Contact } from '../../src/model/payload.ts';
import type { Locale } from '../../src/model/scenario.ts';
import { PHRASES } from '../../src/payload/fill-phrase.ts';
import { type Run, runScenario } from '../../src/run/run-scenario.ts';

const KINDS = [
  'call.answered',
  'sms.sent',
  'inbound.sms',
  'internal-comment.added',
  'email.sent',
  'inbound.email',
  'whatsapp.sent',
] as const;

const ARABIC = /\p{Script=Arabic}/u;
const LOCALES = Object.keys(PHRASES) as Locale[];

/** The scripts that names are written in, where that is not Latin. */
const SCRIPTS: Readonly<Partial<Record<Locale, RegExp>>> = {
  ja: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー ]+$/u,
  ar: /^[\p{Script=Arabic} ]+$/u,
};

const ajv = new Ajv();
addFormats.default(ajv);
const isEmail = ajv.compile({ type: 'string', format: 'email' });

/** Plays each kind three times to a group of seven, in one language. */
function play(locale: Locale): Promise<Run> {
  return runScenario(
    {
      version: 1,
      name: 'languages',
      seed: 7,
      startsAt: '2026-03-10T09:00:00Z',
      timestamps: 'story',
      strict: true,
      locale,
      cast: { all: { count: 7 } },
      steps: [{ each: 'all', steps: KINDS.flatMap((emit) => [{ emit }, { emit }, { emit }]) }],
    },
    {
      runId: 'fixed',
      appId: '686967686c6576656c6d6f63',
      sign: 'none',
      target: { fetch: () => new Response() },
    },
  );
}

function textOf({ payload }: Delivery): string {
  return String(payload.subject ?? payload.body ?? '');
}

/** What a phrase can become. */
function toPattern(phrase: string): RegExp {
  const parts = phrase.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 'u');
}

function peopleOf(run: Run): readonly Contact[] {
  return run.cast.all as readonly Contact[];
}

describe('a run in a language', () => {
  for (const locale of LOCALES) {
    describe(locale, () => {
      let run: Run;
      before(async () => {
        run = await play(locale);
      });

      it('sends payloads that are valid for their kinds', () => {
        // `strict` would have refused any other.
        expect(run.deliveries).to.have.lengthOf(7 * 3 * KINDS.length);
      });

      it('sends canonical JSON, every letter as it is', () => {
        for (const { body, payload } of run.deliveries) {
          const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
          expect(JSON.stringify(JSON.parse(text))).to.equal(text);
          expect(text).to.not.match(/\\u[0-9a-f]{4}/i);
          expect(JSON.parse(text)).to.deep.equal(payload);
        }
      });

      it('sends the same bytes each time', async () => {
        const bodies = ({ deliveries }: Run) => deliveries.map(({ body }) => Buffer.from(body).toString());
        expect(bodies(await play(locale))).to.deep.equal(bodies(run));
      });

      it('gives everybody an ASCII address kept free for examples', () => {
        for (const { email } of peopleOf(run)) {
          expect(email).to.match(/^[a-z0-9._+-]+@example\.(com|net|org)$/);
          expect(isEmail(email), email).to.equal(true);
        }
      });

      it('writes in that language', () => {
        const { replies, messages, comments, subjects, inboundSubjects } = PHRASES[locale];
        const known = [...replies, ...messages, ...comments, ...subjects, ...inboundSubjects, 'STOP'];
        const patterns = known.map(toPattern);
        const texts = run.deliveries.filter(({ kind }) => kind !== 'call.answered').map(textOf);
        expect(texts.filter((text) => !patterns.some((pattern) => pattern.test(text)))).to.deep.equal([]);
      });

      const script = SCRIPTS[locale];
      if (script !== undefined) {
        it('names people in its script', () => {
          for (const { name } of peopleOf(run)) expect(name).to.match(script);
        });
      }
    });
  }

  it('puts the family first in Japanese, as whoever writes the scenario does', async () => {
    const run = await runScenario(
      {
        version: 1,
        name: 'names',
        locale: 'ja',
        cast: { drawn: {}, named: { name: '山田 太郎' } },
        steps: [{ emit: 'sms.sent', contact: 'named' }],
      },
      { target: { fetch: () => new Response() } },
    );
    const { drawn, named } = run.cast as Readonly<Record<string, Contact>>;
    expect(named).to.include({ name: '山田 太郎', lastName: '山田', firstName: '太郎' });
    expect(drawn?.name).to.equal(`${drawn?.lastName} ${drawn?.firstName}`);
  });
});

describe('a contact with a language of their own', () => {
  const tell = (locale: 'en' | 'ar') =>
    runScenario(
      {
        version: 1,
        name: 'mixed',
        seed: 7,
        cast: { ada: {}, sami: { locale } },
        steps: [
          { id: 'call', emit: 'call.answered', contact: 'sami' },
          { id: 'text', emit: 'sms.sent', contact: 'sami', text: '{{contact.name}}' },
          { id: 'mail', emit: 'email.sent', contact: 'sami' },
          { id: 'reply', emit: 'inbound.email', contact: 'sami' },
          { id: 'english', emit: 'email.sent', contact: 'ada' },
        ],
      },
      { target: { fetch: () => new Response() } },
    );

  it('is the same person in every event, in that language', async () => {
    const run = await tell('ar');
    const sami = run.cast.sami as Contact;
    expect(sami.name).to.match(ARABIC);
    expect(run.delivery('text').payload.body).to.equal(sami.name);
    expect(run.delivery('mail').payload).to.include({ contactId: sami.id, to: sami.email });
    expect(run.delivery('reply').payload.from).to.equal(`${sami.name} <${sami.email}>`);
    expect(String(run.delivery('mail').payload.subject)).to.match(ARABIC);
    expect(run.deliveries.filter(({ contactId }) => contactId === sami.id)).to.have.lengthOf(4);
  });

  it('changes nothing but words: ids, phone and everybody else stay', async () => {
    const [arabic, english] = await Promise.all([tell('ar'), tell('en')]);
    const { id, phone, conversationId } = english.cast.sami as Contact;
    expect(arabic.cast.sami).to.include({ id, phone, conversationId });
    expect(arabic.cast.ada).to.deep.equal(english.cast.ada);
    for (const field of ['userId', 'from', 'to', 'callDuration', 'locationId']) {
      expect(arabic.delivery('call').payload[field]).to.equal(english.delivery('call').payload[field]);
    }
    for (const field of ['subject', 'body', 'from']) {
      expect(arabic.delivery('english').payload[field]).to.equal(english.delivery('english').payload[field]);
    }
  });
});
