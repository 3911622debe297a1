/** Internet and phone. */
import type { DemoArticle } from './write.ts'

const topic = { en: 'Internet and phone', es: 'Internet y teléfono' } as const

export const lineArticles: readonly DemoArticle[] = [
  {
    slug: 'restart-the-router',
    reads: 412,
    en: {
      topic: topic.en,
      title: 'The internet is slow or gone: restart the router',
      body: `No internet, slow Wi-Fi, a blinking light: most of the time it comes back when the router has been off for a minute. You do not have to try this before you talk to us.

1. Pull the plug of the router out of the wall.
2. Count to sixty. *This matters: it needs the time to forget.*
3. Put the plug back, and wait five minutes.

## What the lights say

| Light | What it means |
|---|---|
| green, still | All is well. |
| green, blinking | It is starting. Give it five minutes. |
| red | There is no line. Tell us, and we measure it from here. |
| none | There is no power. Try another socket. |

## It is still not there

[Write to us](/) and tick **My service is down altogether**. Then you go first. Tell us which light you see: it saves a question.`,
    },
    es: {
      topic: topic.es,
      title: 'Internet va lento o no va: reinicie el rúter',
      body: `Sin internet, con el wifi lento o con una luz que parpadea: casi siempre vuelve si el rúter está apagado un minuto. No tiene que probarlo antes de hablar con nosotros.

1. Desenchufe el rúter de la pared.
2. Cuente hasta sesenta. *Es importante: necesita ese tiempo para olvidar.*
3. Enchúfelo y espere cinco minutos.

## Lo que dicen las luces

| Luz | Qué significa |
|---|---|
| verde, fija | Todo va bien. |
| verde, parpadea | Está arrancando. Dele cinco minutos. |
| roja | No hay línea. Díganoslo y la medimos desde aquí. |
| ninguna | No hay corriente. Pruebe otro enchufe. |

## Sigue sin funcionar

[Escríbanos](/) y marque que se ha quedado del todo sin servicio. Entonces va usted primero. Díganos qué luz ve: nos ahorra una pregunta.`,
    },
  },
  {
    slug: 'what-to-do-in-an-outage',
    reads: 268,
    en: {
      topic: topic.en,
      title: 'Everything is dead: what to do in an outage',
      body: `No phone, no internet, no signal: when the whole street is without service, it is an outage. Tell us, even if the neighbours have done so: we see where it begins and where it ends.

## At once

- **In an emergency** ring 112 or 999. A mobile phone reaches them through any network.
- [Tell us here](/) and tick **My service is down altogether**, or ring us. There is no menu.
- Does somebody at home depend on the line, for an alarm or for their health? **Say so.** They go first.

## While you wait

One person owns your case and tells you when there is news, and when the next news will be.

## Afterwards

You need not ask for money back. For each day without service we credit that day's price, and it stands on your next bill. If it does not, tell us: then we have broken a promise, and we put it right.`,
    },
    es: {
      topic: topic.es,
      title: 'No funciona nada: qué hacer en una avería',
      body: `Sin teléfono, sin internet, sin cobertura: si toda la calle está sin servicio, es una avería general. Díganoslo aunque ya lo hayan hecho los vecinos: así vemos dónde empieza y dónde acaba.

## Enseguida

- **En una emergencia**, llame al 112. El móvil llega por cualquier red.
- [Díganoslo aquí](/) y marque que no tiene ningún servicio, o llámenos. No hay menús.
- ¿Alguien en casa depende de la línea, por una alarma o por su salud? **Dígalo.** Va primero.

## Mientras espera

Una persona se ocupa de su caso y le dice cuándo hay novedades y cuándo serán las siguientes.

## Después

No tiene que pedir que le devuelvan dinero. Por cada día sin servicio abonamos el precio de ese día, y sale en su próxima factura. Si no sale, díganoslo: habremos faltado a una promesa y lo arreglamos.`,
    },
  },
  {
    slug: 'better-wifi-at-home',
    reads: 143,
    en: {
      topic: topic.en,
      title: 'Better Wi-Fi in every room',
      body: `Wi-Fi is weak upstairs, or the picture stops: often it is the place of the router, and not the line.

- Put it **high and free**, in the middle of the home. Not in a cupboard, not behind the television.
- Keep it away from the microwave, the fridge and the fish tank. Water and metal swallow Wi-Fi.
- Thick walls stop it. One more station in between costs less than a faster plan, and does more.

## Is it the line?

Put a computer on the router by cable. If it is fast there, it is the Wi-Fi. If it is slow there too, [tell us](/): then it is ours to mend.

We never sell you a faster plan for a problem that it does not solve.`,
    },
    es: {
      topic: topic.es,
      title: 'Mejor wifi en toda la casa',
      body: `El wifi llega mal arriba, o se para la imagen: a menudo es el sitio del rúter y no la línea.

- Póngalo **alto y despejado**, en el centro de la casa. Ni en un armario ni detrás del televisor.
- Lejos del microondas, la nevera y la pecera. El agua y el metal se tragan el wifi.
- Las paredes gruesas lo frenan. Un repetidor cuesta menos que una tarifa más rápida, y sirve más.

## ¿Es la línea?

Conecte un ordenador al rúter por cable. Si ahí va rápido, es el wifi. Si también va lento, [díganoslo](/): entonces nos toca arreglarlo a nosotros.

Nunca le vendemos una tarifa más rápida para un problema que no resuelve.`,
    },
  },
]
