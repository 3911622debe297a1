/** Dónde se configura, en español: poco, porque la paleta siempre lo tiene. */
import type { setupPlaces as english } from './setup-places-en.ts'

export const setupPlaces: typeof english = {
  open: 'Configuración',
  go: section => `Configuración: ${section.toLowerCase()}`,
  sections: {
    ready: '¿Todo listo?',
    organisation: 'Organización',
    hours: 'Horario y festivos',
    calendars: 'Calendarios',
    people: 'Personas',
    teams: 'Equipos y especialidades',
    line: 'La fila',
    ladder: 'Los niveles',
    rights: 'Funciones y permisos',
    mailboxes: 'Buzones',
    mail: 'Médico del correo',
    widget: 'Botón de contacto',
    articles: 'Artículos de ayuda',
    authority: 'Qué se puede conceder',
    offers: 'Ofertas',
    remedies: 'Compensaciones',
    billing: 'Facturación',
    rota: 'Turnos',
    guarantees: 'Garantías',
    packs: 'Paquetes de normas',
    import: 'Importación',
    changes: 'Qué ha cambiado',
  },
}
