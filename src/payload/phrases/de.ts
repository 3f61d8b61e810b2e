import type { Phrases } from './phrases.ts';

export const de: Phrases = {
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
  hours: ['9:00 Uhr', '10:30 Uhr', '11:15 Uhr', '13:45 Uhr', '14:30 Uhr', '16:00 Uhr'],
  messages: [
    'Hallo {contact.firstName}, hier ist {user.firstName} von {location.name}. Ihr Termin ist am {day} um {hour}. Antworten Sie bitte mit C, um ihn zu bestätigen.',
    'Hallo {contact.firstName}, wir erinnern Sie an Ihren Termin am {day} um {hour}. Bis dann!',
    'Vielen Dank für Ihren Anruf, {contact.firstName}. Der Kostenvoranschlag kommt noch heute. – {user.firstName}',
    '{contact.firstName}, bei uns ist am {day} um {hour} ein Termin frei geworden. Möchten Sie ihn haben?',
    'Ihre Bestellung liegt bei {location.name} zur Abholung bereit. Wir haben bis 18 Uhr geöffnet.',
    'Hallo {contact.firstName}, hier ist {user.firstName}. Konnten Sie schon einen Blick auf das Angebot werfen?',
    'Ihr Formular ist angekommen, {contact.firstName}. Passt Ihnen {day} um {hour} für ein kurzes Telefonat?',
    'Wie zufrieden waren Sie heute, {contact.firstName}? Wir freuen uns über eine Bewertung: {link}',
  ],
  replies: [
    'C',
    'Ginge es auch am {day}?',
    'Klingt gut, vielen Dank!',
    'Hallo, hier ist {contact.firstName}. Ich habe Ihren Anruf verpasst, rufen Sie bitte noch einmal an?',
    'Was würde das kosten?',
    '{hour} passt mir 👍',
    'Ja, gerne',
    'Ich komme 10 Minuten später, tut mir leid!',
  ],
  comments: [
    '{contact.firstName} möchte lieber am Nachmittag angerufen werden.',
    'Nachricht für {contact.firstName} hinterlassen, nächster Versuch morgen.',
    'Angebot verschickt, Antwort steht noch aus.',
    'Bitte vor dem Termin die Adresse noch einmal prüfen.',
  ],
  subjects: [
    'Ihr Termin bei {location.name}',
    '{contact.firstName}, hier ist Ihr Kostenvoranschlag',
    'Zu unserem Telefonat',
    'Willkommen bei {location.name}',
    'Ihr Termin ist bestätigt',
    'Kurze Rückfrage zu Ihrer Bestellung',
  ],
  inboundSubjects: [
    'Frage zu meinem Termin',
    'Kostenvoranschlag',
    'Öffnungszeiten von {location.name}',
    'Bitte um Rückruf',
  ],
  greeting: 'Hallo {greeted.firstName},',
  paragraphs: [
    'vielen Dank für das Gespräch heute. Alles, was wir besprochen haben, ist bei uns hinterlegt.',
    'nur eine kurze Nachricht zum Stand der Dinge: Wir haben alles, was wir von Ihnen brauchen, und kümmern uns um den Rest.',
    'wie versprochen, die nächsten Schritte: Wir prüfen die Angaben und melden uns innerhalb von zwei Werktagen bei Ihnen.',
    'ich möchte nur sichergehen, dass nichts untergeht. Es ist alles noch so, wie wir es besprochen haben.',
  ],
  closings: [
    'Wenn Sie Fragen haben, melden Sie sich gerne.',
    'Antworten Sie einfach auf diese E-Mail oder rufen Sie uns an.',
    'Passt Ihnen diese Woche ein kurzes Telefonat?',
  ],
  inboundParagraphs: [
    'danke für die schnelle Antwort. Das passt, ich habe nur noch eine Frage: Kann ich bei Ihnen parken?',
    'entschuldigen Sie die späte Antwort, die Woche war voll. Können wir das auf nächsten Dienstag verschieben?',
    'ich habe alles gelesen und bin einverstanden. Was brauchen Sie noch von mir?',
    'ich habe versucht, Sie telefonisch zu erreichen. Könnte mich jemand am Nachmittag zurückrufen?',
  ],
};
