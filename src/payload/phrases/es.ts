import type { Phrases } from './phrases.ts';

export const es: Phrases = {
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes'],
  hours: ['9:00', '10:30', '11:15', '13:45', '14:30', '16:00'],
  messages: [
    'Hola, {contact.firstName}. Soy {user.firstName}, de {location.name}. Su cita es el {day} a las {hour}. Responda C para confirmar.',
    'Hola, {contact.firstName}. Le recordamos su cita del {day} a las {hour}. ¡Hasta pronto!',
    'Gracias por llamar, {contact.firstName}. Hoy mismo le envío el presupuesto. {user.firstName}',
    '{contact.firstName}, ha quedado libre una cita el {day} a las {hour}. ¿Le interesa?',
    'Su pedido está listo para recoger en {location.name}. Abrimos hasta las 18:00.',
    'Hola, {contact.firstName}. Soy {user.firstName}. ¿Ha podido ver el presupuesto?',
    'Hemos recibido su formulario, {contact.firstName}. ¿Le viene bien una llamada breve el {day} a las {hour}?',
    '¿Qué tal fue todo hoy, {contact.firstName}? Nos encantaría leer su opinión: {link}',
  ],
  replies: [
    'C',
    '¿Podría ser el {day}?',
    'Me parece bien, ¡gracias!',
    'Hola, soy {contact.firstName}. No pude contestar su llamada, ¿puede llamarme otra vez?',
    '¿Cuánto costaría?',
    'A las {hour} me viene bien 👍',
    'Sí, por favor',
    'Llego 10 minutos tarde, ¡perdón!',
  ],
  comments: [
    '{contact.firstName} prefiere que le llamen por la tarde.',
    'Mensaje dejado a {contact.firstName}; otro intento mañana.',
    'Presupuesto enviado, a la espera de respuesta.',
    'Por favor, comprobar la dirección antes de la visita.',
  ],
  subjects: [
    'Su cita en {location.name}',
    '{contact.firstName}, aquí tiene el presupuesto',
    'Sobre nuestra llamada',
    'Le damos la bienvenida a {location.name}',
    'Su cita está confirmada',
    'Una pregunta sobre su pedido',
  ],
  inboundSubjects: [
    'Pregunta sobre mi cita',
    'Presupuesto',
    'Horario de {location.name}',
    'Llámenme, por favor',
  ],
  greeting: 'Hola, {greeted.firstName}:',
  paragraphs: [
    'Gracias por su tiempo. Todo lo que hablamos hoy ya está anotado en nuestro sistema.',
    'Solo unas líneas para ponerle al día: tenemos todo lo que necesitamos y nos ocupamos del resto.',
    'Como le prometí, estos son los próximos pasos: revisamos los datos y le escribimos en un plazo de dos días hábiles.',
    'Quería asegurarme de que esto no se pierda. Todo sigue como lo dejamos.',
  ],
  closings: [
    'Si tiene alguna pregunta, aquí estamos.',
    'Puede responder a este correo o llamarnos.',
    '¿Le vendría bien una llamada breve esta semana?',
  ],
  inboundParagraphs: [
    'Gracias por responder. Me viene bien, solo tengo una pregunta: ¿hay aparcamiento?',
    'Perdón por la demora, ha sido una semana complicada. ¿Podemos dejarlo para el próximo martes?',
    'Lo he leído todo y me parece bien. ¿Qué necesitan de mi parte para empezar?',
    'He intentado llamarles por teléfono. ¿Podría alguien devolverme la llamada por la tarde?',
  ],
};
