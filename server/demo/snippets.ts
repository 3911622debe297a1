/** Words that the team of Big Behemoth says often, and steps that they do together, in both languages. */
import type { MacroStep, PutSnippet } from '../../contract/snippets.ts'
import type { Tx } from '../db/connect.ts'
import type { Chance } from './chance.ts'
import { insertRows } from './insert.ts'

type Language = 'en' | 'es'

function snippet(language: Language, shortcut: string, title: string, words: string): PutSnippet {
  return { type: 'snippet', isTeam: true, language, shortcut, title, words }
}

function macro(language: Language, shortcut: string, title: string, steps: MacroStep[]): PutSnippet {
  return { type: 'macro', isTeam: true, language, shortcut, title, steps }
}

export const teamSnippets: readonly PutSnippet[] = [
  snippet(
    'en',
    'hello',
    'The first word',
    'Hello {customer.firstName}, I am {agent.firstName}. I have read what you wrote, and I stay with it until you say that it is solved.',
  ),
  snippet(
    'es',
    'hola',
    'La primera palabra',
    'Hola, {customer.firstName}. Soy {agent.firstName}. He leído lo que nos escribe y me ocupo de ello hasta que usted diga que está resuelto.',
  ),
  snippet(
    'en',
    'measuring',
    'The line is being measured',
    'I am measuring your line now. It takes two minutes, and there is nothing that you need to do.',
  ),
  snippet(
    'es',
    'midiendo',
    'Se mide la línea',
    'Estoy midiendo su línea. Tarda dos minutos y usted no tiene que hacer nada.',
  ),
  snippet(
    'en',
    'sorry',
    'We are sorry',
    'I am sorry, {customer.firstName}. That should not have happened, and it is for us to put right. This is what I do now: ',
  ),
  snippet(
    'es',
    'perdon',
    'Lo sentimos',
    'Lo siento, {customer.firstName}. No debió pasar y nos toca a nosotros arreglarlo. Esto es lo que hago ahora: ',
  ),
  snippet(
    'en',
    'later',
    'Come back at any time',
    'You need not stay here. Your reference is {case.reference}; by the link that we sent you, you can read and write at any time.',
  ),
  snippet(
    'es',
    'luego',
    'Vuelva cuando quiera',
    'No hace falta que se quede. Su referencia es {case.reference}; con el enlace que le enviamos puede leer y escribir cuando quiera.',
  ),
  macro('en', 'visit', 'Send a technician', [
    { do: 'change-kind', kind: 'problem' },
    { do: 'tag', tag: 'visit' },
    {
      do: 'promise',
      kind: 'visit',
      workingDays: 2,
      words: 'A technician is with you within two working days.',
    },
    {
      do: 'insert',
      words:
        'This needs hands, {customer.firstName}. A technician is with you by {promise.due} at the latest.',
    },
  ]),
  macro('es', 'visita', 'Enviar a un técnico', [
    { do: 'change-kind', kind: 'problem' },
    { do: 'tag', tag: 'visita' },
    {
      do: 'promise',
      kind: 'visit',
      workingDays: 2,
      words: 'Un técnico estará con usted en dos días laborables.',
    },
    {
      do: 'insert',
      words:
        'Hay que ir a verlo, {customer.firstName}. Un técnico estará con usted a más tardar el {promise.due}.',
    },
  ]),
  macro('en', 'credit', 'Take it off the bill', [
    { do: 'tag', tag: 'bill in dispute' },
    {
      do: 'promise',
      kind: 'credit',
      workingDays: 5,
      words: 'It is taken off your bill, and you have it in writing.',
    },
    {
      do: 'insert',
      words: 'You need not pay for this, {customer.firstName}. You have that in writing by {promise.due}.',
    },
  ]),
  macro('es', 'abono', 'Quitarlo de la factura', [
    { do: 'tag', tag: 'factura en disputa' },
    {
      do: 'promise',
      kind: 'credit',
      workingDays: 5,
      words: 'Se lo quitamos de la factura y se lo confirmamos por escrito.',
    },
    {
      do: 'insert',
      words:
        'Esto no tiene que pagarlo, {customer.firstName}. Lo tendrá por escrito a más tardar el {promise.due}.',
    },
  ]),
]

export async function insertSnippets(
  tx: Tx,
  { authorId, chance, now }: { readonly authorId: string; readonly chance: Chance; readonly now: number },
): Promise<void> {
  await insertRows(
    tx,
    'snippet',
    teamSnippets.map(one => ({
      id: chance.uuid(),
      type: one.type,
      owner_id: null,
      shortcut: one.shortcut,
      title: one.title,
      language: one.language,
      words: one.type === 'snippet' ? one.words : '',
      steps: one.type === 'macro' ? one.steps : [],
      changed_by: authorId,
      changed_at: new Date(now).toISOString(),
    })),
  )
}
