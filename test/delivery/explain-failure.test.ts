import { expect } from 'chai';
import { explainBreak, explainFailure } from '../../src/delivery/explain-failure.ts';

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('explainFailure()', () => {
  it('says in words what a system code means, and names it', () => {
    expect(explainFailure(failure('connect ECONNREFUSED ::1:80', 'ECONNREFUSED'))).to.equal(
      'connection refused (ECONNREFUSED)',
    );
    expect(explainFailure(failure('Parse Error', 'HPE_INVALID_CONSTANT'))).to.equal(
      'answer is not HTTP (HPE_INVALID_CONSTANT)',
    );
    expect(explainFailure(failure('bad', 'ERR_SSL_NO_CIPHER_MATCH'))).to.equal(
      'no secure connection (ERR_SSL_NO_CIPHER_MATCH)',
    );
  });

  it('says how to trust the CA of a certificate that is not trusted', () => {
    for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']) {
      expect(explainFailure(failure('self-signed certificate', code))).to.equal(
        `certificate is not trusted: set NODE_EXTRA_CA_CERTS to a file with its CA (${code})`,
      );
    }
    expect(explainFailure(failure('expired', 'CERT_HAS_EXPIRED'))).to.equal(
      'certificate has expired (CERT_HAS_EXPIRED)',
    );
  });

  it('asks whether http was meant where a receiver does not speak TLS', () => {
    const plain = 'write EPROTO C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number';
    expect(explainFailure(failure(plain, 'EPROTO'))).to.equal(
      'receiver does not speak TLS: did you mean http? (EPROTO)',
    );
    const refused =
      'write EPROTO C0:error:0A000410:SSL routines:ssl3_read_bytes:ssl/tls alert handshake failure';
    expect(explainFailure(failure(refused, 'EPROTO'))).to.equal('no secure connection (EPROTO)');
  });

  it('keeps the message where it does not know the code, without the URL', () => {
    const error = failure('request to http://127.0.0.1:1/hooks failed, reason: odd thing', 'EODD');
    expect(explainFailure(error)).to.equal('odd thing (EODD)');
  });

  it('names what this machine lacked, where another of several addresses refused', () => {
    const refused = failure('connect ECONNREFUSED ::1:80', 'ECONNREFUSED');
    const both = (other: Error) =>
      explainFailure(Object.assign(new AggregateError([refused, other]), { code: 'ECONNREFUSED' }));
    expect(both(failure('connect EMFILE 127.0.0.1:80', 'EMFILE'))).to.equal(
      'too many open files on this machine (EMFILE)',
    );
    expect(both(failure('connect EADDRNOTAVAIL 127.0.0.1:80', 'EADDRNOTAVAIL'))).to.contain('EADDRNOTAVAIL');
    const noIpv6 = Object.assign(failure('connect EADDRNOTAVAIL ::1:80', 'EADDRNOTAVAIL'), {
      address: '::1',
    });
    expect(both(noIpv6)).to.equal('connection refused (ECONNREFUSED)');
    expect(both(refused)).to.equal('connection refused (ECONNREFUSED)');
  });

  it('keeps the first line of a message without a code', () => {
    expect(explainFailure(failure('first\nsecond'))).to.equal('first');
    expect(explainFailure('thrown text')).to.equal('thrown text');
  });

  it('has something to say about an error that says nothing', () => {
    expect(explainFailure(failure(''))).to.equal('Error');
    expect(explainFailure('')).to.equal('failed without saying why');
  });
});

describe('explainBreak()', () => {
  it('says how much of the body had come', () => {
    expect(explainBreak(failure('aborted', 'ECONNRESET'), 12)).to.equal(
      'answer broke off after 12 bytes of body (ECONNRESET)',
    );
    expect(explainBreak(failure('aborted'), 0)).to.equal('answer broke off after 0 bytes of body');
  });
});
