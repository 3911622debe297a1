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
    `Siempre: ${home}. Nunca se llama a números que cuestan más de lo normal ni a satélites.`,
  addCountry: 'Añadir un país',
  removeCountry: country => `No llamar más: ${country}`,
  skills: 'Cuánto debe conocerse un tema para una petición',
  skillsHint: 'Un problema nunca espera por esto: todos atienden lo primero.',
  noSkills: 'Todavía no hay temas. Se crean en «Equipos y especialidades».',
  people: 'Cuánto conoce cada persona sus temas',
  peopleHint: 'Entre varias personas libres se avisa primero a quien mejor conoce el tema.',
  person: 'Nombre',
  levels: { 1: '1 · lo básico', 2: '2 · bien', 3: '3 · otros le preguntan' },
  ofSkill: (skill, person) => `${skill}, ${person}`,
}
