import { app } from './app.js';

await app.listen({ port: 3000 });
console.log('Webhooks go to http://localhost:3000/webhooks');
