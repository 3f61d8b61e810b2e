import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ERROR_CODES } from '../src/errors/codes.ts';
import { readModules } from './architecture/read-modules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function findPages(): readonly string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  const top = readdirSync(ROOT, { encoding: 'utf8' });
  return [...top, ...docs.map((path) => join('docs', path))].filter((path) => path.endsWith('.md'));
}

describe('docs/errors.md', () => {
  const sections = read('docs/errors.md').split(/^#+ /m);
  const codes = sections.filter((section) => section.startsWith('HL_'));

  it('has a heading for each error code, and for no other', () => {
    expect(codes.map((section) => section.split('\n')[0])).to.deep.equal([...ERROR_CODES]);
  });

  it('says something under each', () => {
    expect(codes.filter((section) => section.split('\n').slice(1).join('').trim() === '')).to.deep.equal([]);
  });
});

describe('the error codes', () => {
  it('are each thrown somewhere', () => {
    const modules = readModules(join(ROOT, 'src')).filter((module) => module.path !== 'errors/codes.ts');
    const unused = ERROR_CODES.filter((code) => !modules.some((module) => module.text.includes(`'${code}'`)));
    expect(unused).to.deep.equal([]);
  });
});

describe('CHANGELOG.md', () => {
  it('has a section for what is not released yet, before all others', () => {
    const headings = read('CHANGELOG.md').match(/^## .*$/gm);
    expect(headings?.[0]).to.equal('## [Unreleased]');
  });
});

describe('docs/glossary.md', () => {
  it('gives its words in the order of the alphabet, each once', () => {
    const words = [...read('docs/glossary.md').matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map(([, word]) => word);
    expect(words).to.not.be.empty;
    expect(words).to.deep.equal([...new Set(words)].sort());
  });
});

describe('the pages', () => {
  it('link only to files that are there', () => {
    const links = findPages().flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target]) => ({
        page,
        target: `${target}`,
      })),
    );
    expect(links).to.not.be.empty;
    const dead = links.filter(({ page, target }) => !existsSync(join(ROOT, dirname(page), target)));
    expect(dead).to.deep.equal([]);
  });
});
