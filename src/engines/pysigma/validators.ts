/** Validators of pySigma that our rules are not held to, each with its reason. (sigma-target 8.1) */
const EXCLUDED = {
  attacktag: 'loads a list from the network',
  d3_fendtag: 'loads a list from the network',
  number_as_string: 'EQL texts such as "0" stay texts',
  escaped_wildcard: 'a star or question mark that is data is meant',
  tlptag: 'about the sharing of rules, of which EQL says nothing',
  tlpv1_tag: 'about the sharing of rules, of which EQL says nothing',
  tlpv2_tag: 'about the sharing of rules, of which EQL says nothing',
} as const;

export const EXCLUDED_VALIDATORS: readonly string[] = Object.keys(EXCLUDED);
