import { expect } from 'chai';
import { renderJson } from '../../src/report/render-json.ts';
import { REPORT_FORMATS, renderReport } from '../../src/report/render-report.ts';
import { renderText } from '../../src/report/render-text.ts';
import { ACCEPTED, reportOf, scenarioOf } from './play-entries.ts';

describe('renderReport()', () => {
  const run = reportOf(scenarioOf([{}]), [ACCEPTED]);
  const options = { color: false, width: 60 };

  it('renders each format', () => {
    expect(REPORT_FORMATS).to.deep.equal(['text', 'json']);
    expect(renderReport([run], 'text', options)).to.equal(renderText([run], options));
    expect(renderReport([run], 'json', options)).to.equal(renderJson([run.report]));
  });
});
