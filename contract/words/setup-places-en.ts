/** Where one sets up, in English: small, because the palette always has it. */
export const setupPlaces = {
  open: 'Setup',
  go: (section: string) => `Setup: ${section.toLowerCase()}`,
  sections: {
    ready: 'Ready?',
    organisation: 'Organisation',
    hours: 'Hours and holidays',
    calendars: 'Calendars',
    people: 'People',
    teams: 'Teams and skills',
    line: 'The line',
    rights: 'Roles and rights',
    mailboxes: 'Mailboxes',
    mail: 'Mail doctor',
    widget: 'Contact button',
    articles: 'Help articles',
    authority: 'What may be granted',
    rota: 'Rota',
    guarantees: 'Guarantees',
    import: 'Import',
    changes: 'What changed',
  },
}
