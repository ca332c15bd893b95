import type { Language } from './languages.ts';

/** What the faq bot knows: change it as you like. */
export interface Faq {
  readonly hello: string;
  readonly howCanIHelp: string;
  /** The option that stands for a person. */
  readonly person: string;
  /** Words by which a customer asks for a person. */
  readonly personWords: readonly string[];
  readonly notUnderstood: string;
  readonly handOver: string;
  readonly questions: readonly Question[];
}

interface Question {
  /** What the customer taps: at most four of the questions are offered. */
  readonly title: string;
  /** Words that lead here, in small letters. The question with most of them in the message answers it. */
  readonly words: readonly string[];
  readonly answer: string;
}

export const faqs: Readonly<Record<Language, Faq>> = {
  en: {
    hello: 'Hello, I am the assistant. I can answer common questions, or find a person for you.',
    howCanIHelp: 'What can I do for you?',
    person: 'Talk to a person',
    personWords: ['person', 'human', 'agent', 'somebody', 'someone', 'representative', 'colleague'],
    notUnderstood: 'I am not sure that I understand. Could you put it in other words, or choose one of these?',
    handOver: 'I will find somebody for you. One moment, please.',
    questions: [
      {
        title: 'Where is my order?',
        words: ['order', 'delivery', 'parcel', 'package', 'shipping', 'track'],
        answer: 'Parcels arrive within three working days. The link in your confirmation e-mail shows where yours is.',
      },
      {
        title: 'Return something',
        words: ['return', 'refund', 'exchange', 'money'],
        answer:
          'You can return everything within 30 days. The label lies in the parcel; your money is back in five days.',
      },
      {
        title: 'Opening hours',
        words: ['open', 'opening', 'hours', 'closed', 'when'],
        answer: 'Our shops are open from Monday to Saturday, 9 a.m. to 6 p.m.',
      },
    ],
  },
  de: {
    hello: 'Hallo, ich bin der Assistent. Ich beantworte häufige Fragen oder suche jemanden für Sie.',
    howCanIHelp: 'Was kann ich für Sie tun?',
    person: 'Mit einem Menschen sprechen',
    personWords: ['mensch', 'menschen', 'person', 'mitarbeiter', 'mitarbeiterin', 'jemand', 'jemandem', 'kollegen'],
    notUnderstood: 'Das habe ich leider nicht verstanden. Können Sie es anders sagen, oder wählen Sie etwas davon?',
    handOver: 'Ich suche jemanden für Sie. Einen Moment bitte.',
    questions: [
      {
        title: 'Wo ist meine Bestellung?',
        words: ['bestellung', 'lieferung', 'paket', 'versand', 'sendung'],
        answer:
          'Pakete kommen innerhalb von drei Werktagen an. Der Link in Ihrer Bestätigung zeigt, wo Ihres gerade ist.',
      },
      {
        title: 'Etwas zurückgeben',
        words: ['zurückgeben', 'rückgabe', 'umtausch', 'umtauschen', 'erstattung', 'geld'],
        answer: 'Sie können alles innerhalb von 30 Tagen zurückgeben. Der Rückschein liegt im Paket.',
      },
      {
        title: 'Öffnungszeiten',
        words: ['geöffnet', 'öffnungszeiten', 'offen', 'wann', 'geschlossen'],
        answer: 'Unsere Läden sind von Montag bis Samstag von 9 bis 18 Uhr geöffnet.',
      },
    ],
  },
};
