/** Setting the ladder up, in Spanish. */
import type { LadderSetupWords } from './ladder-setup-en.ts'

export const ladderSetupEs: LadderSetupWords = {
  title: 'Los niveles',
  lead: 'Quién decide cuando el responsable no puede o no quiere. Un caso sube nivel a nivel, y el último nivel interno responde siempre.',
  byRole:
    'Nadie ha configurado los niveles: primero decide el responsable de turno, después la dirección. Guárdelos para hacerlos suyos.',
  rung: rung => `Nivel ${rung}`,
  who: 'Quién decide',
  within: 'Responde en',
  unit: 'Contado en',
  units: {
    hours: 'horas de reloj',
    days: 'días',
    'working-days': 'días laborables',
    'working-hours': 'horas laborables',
  },
  calendar: team => `Según el calendario de ${team}`,
  calendarHouse: 'Según el calendario de la casa',
  absent: deputy => `Ausente ahora: sustituye ${deputy}`,
  absentNobody: 'Ausente ahora y sin sustituto: decide el nivel siguiente',
  add: 'Añadir un nivel',
  remove: rung => `Quitar el nivel ${rung}`,
  up: rung => `Subir el nivel ${rung}`,
  down: rung => `Bajar el nivel ${rung}`,
  last: 'El último nivel interno: responde siempre.',
  teams: 'Primeros niveles de un equipo',
  teamsLead:
    'Los casos de este equipo suben primero por estos niveles y luego por los de arriba. Nadie está en ambos.',
  team: name => `El equipo ${name}`,
  teamAdd: 'Dar a un equipo sus propios primeros niveles',
  teamChoose: 'Elija un equipo',
  teamRemove: name => `Quitar los niveles de ${name}`,
  outside: 'El organismo externo',
  outsideLead:
    'Un defensor del cliente o un órgano de arbitraje. Tras el último nivel, el cliente lo recibe por escrito.',
  name: 'Nombre',
  address: 'Dirección',
  link: 'Enlace',
  rightsEn: 'Qué puede hacer por ellos, en inglés',
  rightsEs: 'Qué puede hacer por ellos, en español',
  demanded: packs => `Lo activa ${packs}; no se desactiva mientras rija.`,
  withEveryNo: 'Informar de él con cada «no», y no solo con el del último nivel',
  save: 'Guardar los niveles',
  saved: 'Guardado.',
}
