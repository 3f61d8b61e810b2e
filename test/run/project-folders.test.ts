import { join } from 'node:path';
import { expect } from 'chai';
import { assertOwn, listProjectFolders } from '../../src/run/project-folders.ts';
import { createProject, type ScenarioProject } from './scenario-project.ts';

describe('listProjectFolders()', () => {
  let project: ScenarioProject | null = null;
  afterEach(() => {
    project?.remove();
    project = null;
  });
  const foldersOf = (files: Readonly<Record<string, string>>, folder: string): readonly string[] => {
    project = createProject(files);
    const root = project.path;
    return listProjectFolders(join(root, folder)).map((path) => path.slice(root.length));
  };

  it('goes up as far as the nearest package.json', () => {
    const files = { 'package.json': '{}', 'app/package.json': '{}', 'app/a/b/c.txt': '' };
    expect(foldersOf(files, 'app/a/b')).to.deep.equal(['/app/a/b', '/app/a', '/app']);
  });

  it('is the working directory where the package.json lies', () => {
    expect(foldersOf({ 'package.json': '{}', 'app/package.json': '{}' }, 'app')).to.deep.equal(['/app']);
  });

  it('is the working directory alone where there is no package.json', () => {
    expect(foldersOf({ 'a/b/c.txt': '' }, 'a/b')).to.deep.equal(['/a/b']);
  });
});

describe('assertOwn()', () => {
  const userId = process.getuid?.() ?? null;
  const place = { workingDirectory: '/', userId };

  it('accepts what belongs to this user or the superuser, and what is not there', () => {
    assertOwn(new URL('../../package.json', import.meta.url).pathname, { ...place, userId: null });
    assertOwn('/usr/bin', { ...place, userId: 4_001 });
    assertOwn('/nowhere/at/all', { ...place, userId: 4_001 });
    assertOwn('/etc/passwd/below/a/file', { ...place, userId: 4_001 });
  });
});
