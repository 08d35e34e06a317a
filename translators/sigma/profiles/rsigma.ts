import { AS_SPECIFIED, either, less, more, type Profile } from './profile.ts';
import { ALL_OK } from './spec.ts';

const INSTANTS = 'cuts times to whole seconds and takes events of one instant in either order';

/** rsigma runs Sigma itself. What it needs of the form (wildcard values whole, the number of rules of a temporal correlation) the default has too. */
export const rsigma: Profile = {
  name: 'rsigma',
  title: 'rsigma',
  measured: [{ software: 'rsigma', version: '0.23.0' }],
  converter: null,
  evidence: { kind: 'run', on: 'rsigma' },
  printing: AS_SPECIFIED,
  rows: {
    ...ALL_OK,
    'foreign-letter': more('folds letters beyond ASCII too'),
    'inner-wildcard': less('lets no wildcard pass a line end'),
    'inner-wildcard-list': less('lets no wildcard pass a line end'),
    'cidr-4': less('puts an IPv6 address that stands for an IPv4 one into no IPv4 block'),
    keywords: more('folds letters beyond ASCII too'),
    'temporal-ordered': either(INSTANTS),
    temporal: either(INSTANTS),
  },
};
