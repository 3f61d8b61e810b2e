import { expect } from 'chai';
import { renderJson } from '../../src/report/render-json.ts';
import { ACCEPTED, LOST, reportOf, scenarioOf } from './play-entries.ts';

describe('renderJson()', () => {
  const passed = reportOf(scenarioOf([{}]), [ACCEPTED]).report;
  const failed = reportOf(scenarioOf([{}]), [LOST]).report;

  it('renders one run as its report, indented, with a line feed at the end', () => {
    const text = renderJson([passed]);
    expect(JSON.parse(text)).to.deep.equal(passed);
    expect(text).to.match(/^\{\n {2}"version": 1,\n {2}"tool": "highlevel-mock\/0\.1\.0",\n/);
    expect(text).to.match(/\n\}\n$/);
  });

  it('renders several runs under their common verdict', () => {
    const value = JSON.parse(renderJson([passed, failed]));
    expect(Object.keys(value)).to.deep.equal(['version', 'verdict', 'runs']);
    expect(value).to.deep.equal({ version: 1, verdict: 'fail', runs: [passed, failed] });
  });
});
