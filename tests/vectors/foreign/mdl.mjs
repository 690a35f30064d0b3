// Runs @auth0/mdl over jobs read from stdin: [{id, at, data, trust, transcript, reader}], bytes in hex.
// Answers {id: {verdict, note}}. The clock is set to the job's moment: the library takes none as an argument.
import { readFileSync } from 'node:fs';
import mdl from '@auth0/mdl';

const RealDate = Date;
let now = RealDate.now();
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length ? args : [now]));
  }
  static now() {
    return now;
  }
};

const bytes = (hex) => (hex ? Uint8Array.from(Buffer.from(hex, 'hex')) : undefined);

async function judge(job) {
  now = RealDate.parse(job.at);
  const failed = [];
  const onCheck = ({ status, id, reason }) => {
    if (status === 'FAILED') failed.push(reason && !id ? reason : id);
  };
  try {
    const verifier = new mdl.Verifier(job.trust);
    const options = { encodedSessionTranscript: bytes(job.transcript), ephemeralReaderKey: bytes(job.reader), onCheck };
    await verifier.verify(bytes(job.data), options);
  } catch (error) {
    const meant = error.constructor.name.startsWith('MDL');
    const words = `${error.constructor.name}: ${error.message}`.split('\n')[0].slice(0, 160);
    return { verdict: meant ? 'reject' : 'error', note: [...failed, words].join('; ') };
  }
  return failed.length ? { verdict: 'reject', note: [...new Set(failed)].join('; ') } : { verdict: 'accept', note: '' };
}

const out = {};
for (const job of JSON.parse(readFileSync(0, 'utf8'))) out[job.id] = await judge(job);
process.stdout.write(JSON.stringify(out));
