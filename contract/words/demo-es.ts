import type { DemoWords } from './demo-en.ts'

export const demoEs: DemoWords = {
  pageTitle: 'Los dos lados a la vez',
  title: 'Los dos lados a la vez',
  lead: 'Usted es el cliente a la izquierda y el agente a la derecha. Siga los pasos o haga lo que quiera.',
  steps: {
    write: { title: 'Escribir', says: 'Como cliente: escriba qué va mal y envíelo.' },
    answer: {
      title: 'Atender',
      says: 'Como agente: pulse A, y antes W si figura ausente. Quien llegó antes se ofrece antes; después viene su cliente.',
    },
    promise: {
      title: 'Prometer',
      says: 'Pulse P y prometa una respuesta para mañana. El cliente lee las mismas palabras y la misma fecha.',
    },
    keep: {
      title: 'Cumplir',
      says: 'Mire en «Ahora»: las ofertas están cerradas mientras esto siga abierto. Después pulse Mayús y P: la promesa está cumplida.',
    },
    propose: { title: 'Preguntar', says: 'Pulse S y pregunte si está resuelto. Usted no puede cerrarlo.' },
    solved: { title: 'Resuelto', says: 'Como cliente: diga que sí. Solo el cliente puede.' },
  },
  customer: 'La página del cliente',
  agent: 'La mesa del agente',
  sitDown: name => `Sentarse como ${name}`,
  deskOf: name => `La mesa de ${name}`,
  agentNeeded: 'Alguien tiene que sentarse a la mesa.',
  done: 'Hecho',
  progress: (done, all) => `${done} de ${all} pasos hechos.`,
  finished:
    'Ha sido un caso entero. No se vendió nada, nadie pasó de mano en mano y el cliente tuvo la última palabra.',
  again: 'Otra vez, desde el principio',
}
