import { createServer } from 'node:net';

/**
 * A receiver on plain sockets, for machines without nginx: it reads requests by their content-length and answers 204.
 * It is started with the port.
 */
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n';

createServer((socket) => {
  let rest = '';
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    rest += chunk;
    let answers = '';
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) break;
      const [, length = '0'] = /\r\ncontent-length: *(\d+)/i.exec(rest.slice(0, end)) ?? [];
      const size = end + 4 + Number(length);
      if (rest.length < size) break;
      rest = rest.slice(size);
      answers += ANSWER;
    }
    if (answers !== '') socket.write(answers);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
