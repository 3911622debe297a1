/** The rules of the line, in Spanish. */
export const lineRulesEs = {
  'answered-once': 'Ya ha contestado otra persona: un agente atiende a una persona.',
  'asked-then-answered':
    'Contesta solo el agente a quien se le ofrece una persona; este ofrecimiento ha vuelto a la fila.',
  'one-place-per-matter': 'Cada persona tiene un puesto por asunto, venga por donde venga.',
  'offered-once': 'A nadie se le ofrece a dos agentes a la vez.',
  'away-is-away': 'A un agente ausente no se le ofrece a nadie.',
  'one-offer-at-a-time': 'A un agente se le ofrece una persona cada vez.',
  'wrapping-up-in-peace':
    'A un agente que está cerrando un contacto no se le ofrece a nadie, hasta que pase el tiempo o diga que ya puede atender.',
  'waits-for-the-owner':
    'A quien prefiere esperar a la persona que conoce su caso no se le ofrece a ninguna otra.',
  'no-chat-before-a-call':
    'Un agente que tiene un chat no recibe otro que vaya detrás de una llamada que podría atender.',
  'skill-has-first-help':
    'Nadie que atienda conoce lo bastante este tema: déselo a quien también atienda lo primero, o pida menos nivel.',
  'last-first-help':
    'Nadie más que atienda conoce lo bastante este tema: déselo antes a otra persona, o pida menos nivel en la fila.',
  'within-capacity':
    'Una llamada ocupa del todo a un agente, y a nadie se le da a la vez más de lo que puede llevar.',
  'request-needs-skill': 'Una petición va a quien conoce el tema; un problema puede ir a cualquiera.',
  'zero-overtakes':
    'No se ofrece a nadie mientras alguien que ese agente puede atender vaya antes en el orden publicado.',
}
