import { app } from './app.ts';

app.listen(3000, () => console.log('Webhooks go to http://localhost:3000/webhooks'));
