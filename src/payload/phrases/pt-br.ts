import type { Phrases } from './phrases.ts';

export const ptBr: Phrases = {
  days: ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira'],
  hours: ['9h', '10h30', '11h15', '13h45', '14h30', '16h'],
  messages: [
    'Olá, {contact.firstName}! Aqui é {user.firstName}, de {location.name}. Seu horário está marcado para {day} às {hour}. Responda C para confirmar.',
    'Olá, {contact.firstName}! Passando para lembrar do seu horário na {day} às {hour}. Até lá!',
    'Agradecemos a sua ligação, {contact.firstName}. O orçamento segue ainda hoje. {user.firstName}',
    '{contact.firstName}, abriu um horário na {day} às {hour}. Você tem interesse?',
    'Seu pedido está pronto para retirada em {location.name}. Ficamos abertos até as 18h.',
    'Oi, {contact.firstName}! Aqui é {user.firstName}. Você conseguiu ver o orçamento?',
    'Recebemos o seu formulário, {contact.firstName}! Podemos ligar na {day} às {hour}?',
    'Como foi o atendimento hoje, {contact.firstName}? Adoraríamos a sua avaliação: {link}',
  ],
  replies: [
    'C',
    'Pode ser na {day}?',
    'Perfeito, agradeço!',
    'Oi, aqui é {contact.firstName}. Perdi a sua ligação, pode tentar de novo?',
    'Quanto ficaria?',
    'Às {hour} está ótimo 👍',
    'Sim, por favor',
    'Vou atrasar 10 minutos, desculpe!',
  ],
  comments: [
    '{contact.firstName} prefere receber ligações à tarde.',
    'Deixei recado para {contact.firstName}, tento de novo amanhã.',
    'Orçamento enviado, aguardando resposta.',
    'Favor conferir o endereço antes da visita.',
  ],
  subjects: [
    'Seu horário em {location.name}',
    '{contact.firstName}, aqui está o orçamento',
    'Sobre a nossa ligação',
    'Boas-vindas a {location.name}',
    'Seu horário está confirmado',
    'Uma pergunta rápida sobre o seu pedido',
  ],
  inboundSubjects: [
    'Dúvida sobre o meu horário',
    'Orçamento',
    'Horário de funcionamento de {location.name}',
    'Por favor, me liguem',
  ],
  greeting: 'Olá, {greeted.firstName}!',
  paragraphs: [
    'Agradeço a conversa de hoje. Tudo o que combinamos já está registrado no nosso sistema.',
    'Só uma mensagem rápida para manter você por dentro: já temos tudo de que precisamos e cuidamos do resto.',
    'Como prometido, os próximos passos são estes: conferimos os dados e damos retorno em até dois dias úteis.',
    'Queria ter certeza de que isto não se perdeu. Continua tudo como combinamos.',
  ],
  closings: [
    'Qualquer dúvida, é só avisar.',
    'É só responder a este e-mail ou ligar para nós.',
    'Uma ligação rápida nesta semana seria possível?',
  ],
  inboundParagraphs: [
    'Agradeço o retorno. Para mim está bom, só tenho uma dúvida: tem estacionamento?',
    'Desculpe a demora, a semana foi corrida. Podemos deixar para a próxima terça-feira?',
    'Li tudo e está de acordo. O que falta da minha parte para começar?',
    'Tentei falar com vocês por telefone. Alguém pode me ligar à tarde?',
  ],
};
