import type { SetupWidgetWords } from './setup-widget-en.ts'

export const setupWidgetEs: SetupWidgetWords = {
  lead: 'Un botón tranquilo en sus propios sitios. Quien lo pulsa ve cada vía a una persona con su espera, y puede escribir allí mismo. Nunca se abre solo.',
  sites: {
    title: 'Sitios en los que puede estar',
    hint: 'Una dirección por línea, como https://www.tienda.example. Cualquier otro sitio se rechaza.',
    none: 'Todavía no puede estar en ningún sitio.',
    addedBy: (origin, who, when) => `${origin}: lo añadió ${who}, ${when}`,
    save: 'Guardar los sitios',
    saved: 'Guardado.',
  },
  snippet: {
    title: 'Qué poner en las páginas',
    hint: 'En cualquier lugar de la página. Ponga <heed-contact></heed-contact> donde deba estar el botón; sin eso, está en la esquina.',
    policy: 'Si el sitio tiene una política de seguridad de contenido, debe dejar pasar:',
    copy: 'Copiar',
    copied: 'Copiado.',
  },
  secret: {
    title: 'Clientes con sesión iniciada en su sitio',
    lead: 'El servidor de su sitio puede firmar quién ha iniciado sesión. Entonces no se le pide a nadie que lo demuestre otra vez. Cómo hacerlo en Node, PHP y Python está en docs/widget.md.',
    audience: 'Los tokens llevan esto como «aud»',
    none: 'Todavía no hay secreto: no conocemos a nadie que escriba desde sus sitios.',
    since: when => `Hay un secreto desde ${when}.`,
    former: when => `El anterior vale hasta ${when}.`,
    make: 'Crear un secreto',
    renew: 'Crear uno nuevo; el actual vale un día más',
    renewNow: 'Crear uno nuevo y anular el actual ahora',
    shown: 'El secreto, mostrado solo esta vez',
    shownHint:
      'Guárdelo en el servidor de su sitio y en ningún otro lugar. Quien lo tenga puede ser cualquier cliente.',
  },
}
