/** Setting the line up, in Spanish. */
import type { en } from './setup-line-en.ts'

export const es: typeof en = {
  lead: 'Quien llegó primero se atiende primero: los problemas antes que las peticiones, quien espera en vivo antes que las cartas. Lo que se fija aquí cambia a quién se avisa, nunca a quién le toca.',
  wrapUp: 'Cierre del contacto, en segundos',
  wrapUpHint:
    'Tras un contacto, el agente puede anotar lo que haga falta antes de que venga la siguiente persona. Puede decir antes «Ya puedo atender». Con 0 no hay cierre.',
  media: { call: 'Tras una llamada', chat: 'Tras un chat', letter: 'Tras una carta' },
  requests: 'Peticiones',
  limit: 'Espera máxima de una petición, en minutos',
  limitHint:
    'Los problemas van primero, así que una petición puede esperar. Pasado este tiempo se le debe una llamada a la hora que elija. Vacío: no se indica límite.',
  calls: 'Devolver llamadas',
  chosen: 'Llamadas a hora elegida, cada media hora',
  chosenHint:
    'La mitad de lo que puede atender quien trabaja, si las semanas pasadas lo muestran. Si no, vale este número; vacío son 4, y con 0 no se ofrecen horas.',
  countries: 'Países a cuyos números se llama',
  countriesHint: home =>
    `Siempre: ${home}. Nunca se llama a números que cuestan más que una llamada corriente ni a satélites.`,
  addCountry: 'Añadir un país',
  removeCountry: country => `No llamar más: ${country}`,
  means: {
    wrapUpNone: 'La siguiente persona puede venir enseguida.',
    wrapUp: minutes =>
      `Tras diez contactos así, un agente ha escrito durante ${minutes} minutos, y mientras tanto no se le ha ofrecido a nadie.`,
    noLimit: 'Una petición puede esperar sin fin: a nadie se le debe una llamada por ello.',
    limit: (from, until) =>
      `A quien llega con una petición a las ${from} y sigue esperando a las ${until} se le ofrece entonces una llamada, en el puesto que tiene.`,
    holders: count =>
      count === 1
        ? 'Una persona puede atender sus peticiones: mientras esté ausente, todos la esperan.'
        : `${count} personas pueden atender sus peticiones.`,
    nobody: 'Nadie puede atender sus peticiones: si alguien lo pide, esto no se puede guardar.',
  },
  fixed: {
    title: 'Lo que es igual en todas las casas',
    hint: 'Estos límites son parte de cómo funciona la fila y no se fijan aquí.',
    offer: seconds =>
      `Un agente tiene ${seconds} segundos para contestar. Después la persona vuelve a su puesto y el agente queda ausente.`,
    ownFirst: times =>
      `Un caso propio del agente puede pasar delante de quien llegó antes, pero a nadie más de ${times} veces.`,
    owner: (here, away) =>
      `Quien prefiere esperar a su agente lo hace ${here} minutos como máximo, o ${away} si está ausente. Después viene quien esté libre.`,
    calls: (tries, minutes) =>
      `A quien pide que le llamen se le intenta llamar ${tries} veces; quien espera el aviso en su página tiene ${minutes} minutos para venir.`,
  },
  skills: 'Cuánto debe conocerse un tema para una petición',
  skillsHint: 'Un problema nunca espera por esto: todos atienden lo primero.',
  noSkills: 'Todavía no hay temas. Se crean en «Equipos y especialidades».',
  people: 'Cuánto conoce cada persona sus temas',
  peopleHint: 'Entre varias personas libres se avisa primero a quien mejor conoce el tema.',
  person: 'Nombre',
  levels: { 1: '1 · lo básico', 2: '2 · bien', 3: '3 · otros le preguntan' },
  ofSkill: (skill, person) => `${skill}, ${person}`,
}
