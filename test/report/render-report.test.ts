import { expect } from 'chai';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { renderJunit } from '../../src/report/render-junit.ts';
import { REPORT_FORMATS, renderReport, showsDeliveries } from '../../src/report/render-report.ts';
import { renderText } from '../../src/report/render-text.ts';
import { ACCEPTED, reportOf, scenarioOf } from './play-entries.ts';

describe('renderReport()', () => {
  const details = reportOf(scenarioOf([{}]), [ACCEPTED]);
  const run = { details, log: null };
  const options = { color: false, width: 60 };

  it('renders each format', () => {
    expect(REPORT_FORMATS).to.deep.equal(['text', 'json', 'junit', 'html']);
    expect(renderReport([run], 'text', options)).to.equal(renderText([details], options));
    expect(renderReport([run], 'junit', options)).to.equal(renderJunit([details]));
    expect(renderReport([run], 'html', options)).to.equal(renderHtml([run]));
    expect(renderReport([run], 'json', options)).to.equal(renderJson([details.report]));
  });

  it('knows which formats need every delivery', () => {
    expect(REPORT_FORMATS.filter(showsDeliveries)).to.deep.equal(['html']);
  });
});
