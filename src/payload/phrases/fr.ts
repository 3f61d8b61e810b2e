import type { Phrases } from './phrases.ts';

export const fr: Phrases = {
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
  hours: ['9 h', '10 h 30', '11 h 15', '13 h 45', '14 h 30', '16 h'],
  messages: [
    'Bonjour {contact.firstName}, ici {user.firstName} de {location.name}. Votre rendez-vous est prévu {day} à {hour}. Répondez C pour confirmer.',
    'Bonjour {contact.firstName}, petit rappel de votre rendez-vous de {day} à {hour}. À bientôt !',
    "Merci pour votre appel, {contact.firstName}. Je vous envoie le devis aujourd'hui. {user.firstName}",
    "{contact.firstName}, une place s'est libérée {day} à {hour}. Vous intéresse-t-elle ?",
    "Votre commande est prête chez {location.name}. Nous sommes ouverts jusqu'à 18 h.",
    'Bonjour {contact.firstName}, ici {user.firstName}. Avez-vous pu regarder le devis ?',
    'Nous avons bien reçu votre formulaire, {contact.firstName}. Seriez-vous disponible {day} à {hour} pour un court appel ?',
    'Votre visite vous a-t-elle plu, {contact.firstName} ? Donnez-nous votre avis : {link}',
  ],
  replies: [
    'C',
    'Est-ce possible {day} plutôt ?',
    'Ça me va, merci !',
    "Bonjour, c'est {contact.firstName}. J'ai manqué votre appel, pouvez-vous me rappeler ?",
    'Combien cela coûterait-il ?',
    '{hour}, ça me convient 👍',
    'Oui, volontiers',
    "J'aurai 10 minutes de retard, pardon !",
  ],
  comments: [
    "{contact.firstName} préfère qu'on appelle l'après-midi.",
    'Message laissé à {contact.firstName}, nouvel essai demain.',
    'Devis envoyé, en attente de réponse.',
    "Merci de vérifier l'adresse avant la visite.",
  ],
  subjects: [
    'Votre rendez-vous chez {location.name}',
    '{contact.firstName}, voici le devis demandé',
    'Suite à notre appel',
    'Bienvenue chez {location.name}',
    'Votre rendez-vous est confirmé',
    'Une question sur votre commande',
  ],
  inboundSubjects: [
    'Question sur mon rendez-vous',
    'Devis',
    "Horaires d'ouverture de {location.name}",
    'Merci de me rappeler',
  ],
  greeting: 'Bonjour {greeted.firstName},',
  paragraphs: [
    "Merci pour le temps que vous nous avez accordé aujourd'hui. Tout ce dont nous avons parlé est enregistré.",
    "Un petit mot pour vous tenir au courant : nous avons tout ce qu'il nous faut et nous nous occupons de la suite.",
    'Comme promis, voici la suite : nous vérifions les informations et revenons vers vous sous deux jours ouvrés.',
    "Je voulais m'assurer que rien ne se perde. Rien n'a changé depuis notre échange.",
  ],
  closings: [
    "N'hésitez pas si vous avez des questions.",
    'Vous pouvez répondre à ce message ou nous appeler.',
    'Un court appel cette semaine vous conviendrait-il ?',
  ],
  inboundParagraphs: [
    "Merci pour votre réponse. Cela me convient, j'ai juste une question : y a-t-il un parking ?",
    'Pardon pour cette réponse tardive, la semaine a été chargée. Peut-on reporter à mardi prochain ?',
    "J'ai tout lu et cela me convient. De quoi avez-vous besoin de ma part pour commencer ?",
    "J'ai essayé de vous joindre par téléphone. Quelqu'un pourrait-il me rappeler dans l'après-midi ?",
  ],
};
