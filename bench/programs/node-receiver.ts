import { createServer, type Socket } from 'node:net';
import { createRequestFramer } from '../receivers/request-framer.ts';

// Where nginx is not installed: answers 204 to everything, and to GET /count how many those were.

const NO_CONTENT = 'HTTP/1.1 204 No Content\r\n\r\n';
let count = 0;

const server = createServer({ noDelay: true }, (socket) => {
  const framer = createRequestFramer();
  socket.on('data', (chunk) => {
    try {
      socket.write(framer.take(chunk).map(answer).join(''));
    } catch {
      refuse(socket);
    }
  });
  socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`);
});

function answer(path: string): string {
  if (path === '/count') return `HTTP/1.1 200 OK\r\ncontent-length: ${String(count).length}\r\n\r\n${count}`;
  count += 1;
  return NO_CONTENT;
}

function refuse(socket: Socket): void {
  socket.end('HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
}
