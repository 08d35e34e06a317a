import { describe, expect, it } from 'vitest';
import type { fold, Rule } from '../../../src/ir/index.ts';
import { compile, js } from '../../../translators/js/index.ts';
import { analyzed, answer, compiled } from './support.ts';

describe('a field', () => {
  const query = 'any where process.parent.name == "x"';

  it.each([
    '{"process":{"parent":{"name":"x"}}}',
    '{"process.parent.name":"x"}',
    '{"process.parent":{"name":"x"}}',
    '{"process":{"parent.name":"x"}}',
    '{"process":[{"parent":{"name":"y"}},{"parent":[{"name":"x"}]}]}',
    '{"process":{"parent":{"name":[["y"],["x"]]}}}',
    '{"process":{"parent":{"name":"y"}},"process.parent.name":"x"}',
    '{"process":{"parent":{"name":"y"},"parent.name":"x"}}',
    '{"process":{"parent":{"name":"y"}},"process.parent":{"name":"x"}}',
    '{"process":null,"process.parent.name":"x"}',
    '{"process":"text","process.parent":[null,{"name":["x"]}]}',
  ])('is found in %s', (json) => {
    expect(answer(query, json)).toBe(true);
  });

  it.each([
    '{}',
    '{"process":null}',
    '{"process":{"parent":null}}',
    '{"process":{"parent":{"name":null}}}',
    '{"process":{"parent":{"name":{"name":"x"}}}}',
    '{"process":{"parent":"x"}}',
    '{"Process":{"parent":{"name":"x"}}}',
    '{"process":{"parent":{"name":[]}}}',
    '{"parent":{"name":"x"}}',
    '{"process.parent":"x"}',
  ])('is not found in %s', (json) => {
    expect(answer(query, json)).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'may be named %s, and is absent unless given',
    (name) => {
      for (const path of [name, `${name}.name`, `a.${name}`]) {
        const present = `any where ?\`${path}\` != null`;
        expect(answer(present, '{}')).toBe(false);
        expect(answer(present, '{"a":{}}')).toBe(false);
        expect(answer(present, `{"${path}":"x"}`)).toBe(true);
        expect(answer(present, `{"${path.replace('.', '":{"')}":"x"}${path.includes('.') ? '}' : ''}`)).toBe(true);
      }
    },
  );

  it('is not found among what lists and strings inherit', () => {
    for (const name of ['length', 'at', 'map', 'name', '0']) {
      for (const json of ['{"a":[]}', '{"a":["x"]}', '{"a":"x"}', '{"a":1}'])
        expect(answer(`any where ?\`a.${name}\` != null`, json)).toBe(false);
    }
    expect(answer('any where ?`a.map.name` == "map"', '{"a":[]}')).toBe(false);
    expect(answer('any where ?`a.link.name` == "link"', '{"a":"x"}')).toBe(false);
  });

  it('leaves the event and the prototypes as they were', () => {
    const event = JSON.parse('{"__proto__":{"polluted":"x"},"process":{"constructor":{"prototype":{"polluted":"x"}}}}');
    const before = JSON.stringify(event);
    compiled(analyzed('any where ?`__proto__.polluted` == "x" and ?`process.constructor.prototype.polluted` == "x"'))(event);
    expect(JSON.stringify(event)).toBe(before);
    expect('polluted' in {}).toBe(false);
  });

  it('of more than fifty segments is refused', () => {
    const name = Array.from({ length: 50 }, () => 'a').join('.');
    const query = `any where ?\`${name}\` == "x"`;
    // EQL text cannot say more, so the rule is made by hand.
    const deeper: Rule = JSON.parse(JSON.stringify(analyzed(query)).replaceAll(`"${name}"`, `"${name}.a"`));
    expect(js.translate(deeper)).toMatchObject({ status: 'refused', reasons: [{ code: 'js-field-depth' }] });
    expect(compile(deeper)).toMatchObject({ ok: false });
    expect(answer(query, `{"${name}":"x"}`)).toBe(true);
  });

  it('that several conditions ask for is read once', () => {
    const translation = js.translate(analyzed('any where process.name == "a" or process.name like "b*"'));
    if (translation.status === 'refused') throw new Error('refused');
    expect(js.print(translation.artifact)).toContain('processName ??= readProcessName(event)');
  });
});

describe('the value of a field', () => {
  it.each([
    ['user.id == "0"', '{"user":{"id":0}}', true],
    ['user.id == "0"', '{"user":{"id":[0]}}', true],
    ['user.id == "-1.5"', '{"user":{"id":-1.5}}', true],
    ['user.id == "true"', '{"user":{"id":true}}', true],
    ['user.id == "null"', '{"user":{"id":null}}', false],
    ['process.pid == 5', '{"process":{"pid":"5"}}', true],
    ['process.pid == 5', '{"process":{"pid":5.9}}', true],
    ['process.pid == -5', '{"process":{"pid":"-5.9"}}', true],
    ['process.pid != null', '{"process":{"pid":"five"}}', false],
    ['process.pid != null', '{"process":{"pid":""}}', false],
    ['process.pid < 4.5', '{"process":{"pid":4}}', true],
    ['process.pid == 4.5', '{"process":{"pid":4.5}}', false],
    ['dll.code_signature.trusted == true', '{"dll":{"code_signature":{"trusted":"true"}}}', true],
    ['dll.code_signature.trusted == false', '{"dll":{"code_signature":{"trusted":""}}}', true],
    ['dll.code_signature.trusted', '{"dll":{"code_signature":{"trusted":[false,true]}}}', true],
    ['dll.code_signature.trusted != null', '{"dll":{"code_signature":{"trusted":1}}}', false],
    ['source.ip == "10.0.0.1"', '{"source":{"ip":"::ffff:10.0.0.1"}}', true],
    ['source.ip == "2001:db8::1"', '{"source":{"ip":"2001:0DB8:0:0:0::0:1"}}', true],
    ['source.ip == "2001:db8::1"', '{"source":{"ip":["1.2.3.4","2001:db8:0:0:0:0:0.0.0.1"]}}', true],
    ['source.ip == "10.0.0.1"', '{"source":{"ip":"10.0.0.01"}}', false],
    ['source.ip != null', '{"source":{"ip":"10.0.0.256"}}', false],
    ['source.ip != null', '{"source":{"ip":"1:2:3:4:5:6:7:8:9"}}', false],
    ['source.ip != null', '{"source":{"ip":"1::2::3"}}', false],
    ['source.ip != null', '{"source":{"ip":"1:2:3:4:5:6:7::8"}}', false],
    ['event.risk_score == 5', '{"event":{"risk_score":"\\t5f "}}', true],
    ['event.risk_score != null', '{"event":{"risk_score":["0x5","NaN"," ","5 d","\u00a05"]}}', false],
    ['event.risk_score == 8', '{"event":{"risk_score":"0x1p3"}}', true],
    ['process.pid == 5', '{"process":{"pid":"5.0e0"}}', true],
    ['process.pid != null', '{"process":{"pid":[" 5","5d"]}}', false],
    ['source.ip != null', '{"source":{"ip":["::",17]}}', true],
    ['source.ip == "fe80::1"', '{"source":{"ip":"fe80::1%eth0.100"}}', true],
    ['source.ip == "fe80::1%2"', '{"source":{"ip":"FE80::1%1"}}', true],
    ['cidrMatch(source.ip, "fe80::1%2/10")', `{"source":{"ip":"fe80::1%${'a'.repeat(60)}/b"}}`, true],
    ['source.ip != null', '{"source":{"ip":"fe80::1%"}}', false],
    ['source.ip != null', '{"source":{"ip":"10.0.0.1%1"}}', false],
    ['source.ip != null', '{"source":{"ip":"::ffff:10.0.0.1%1"}}', false],
    ['cidrMatch(source.ip, "10.0.0.0/8")', '{"source":{"ip":"10.255.0.1"}}', true],
    ['cidrMatch(source.ip, "10.6.48.157/8")', '{"source":{"ip":"10.255.0.1"}}', true],
    ['cidrMatch(source.ip, "10.0.0.0/8")', '{"source":{"ip":"11.0.0.0"}}', false],
    ['cidrMatch(source.ip, "10.0.0.0/9")', '{"source":{"ip":"10.128.0.0"}}', false],
    ['cidrMatch(source.ip, "0.0.0.0/0")', '{"source":{"ip":"255.255.255.255"}}', true],
    ['cidrMatch(source.ip, "0.0.0.0/0")', '{"source":{"ip":"::1"}}', false],
    ['cidrMatch(source.ip, "fe80::/10", "::1")', '{"source":{"ip":"febf::1"}}', true],
    ['cidrMatch(source.ip, "fe80::/10", "::1")', '{"source":{"ip":"::1"}}', true],
    ['cidrMatch(source.ip, "fe80::/10", "::1")', '{"source":{"ip":"fec0::"}}', false],
    ['@timestamp == "2020-02-02"', '{"@timestamp":"2020-02-02T23:59:59.999Z"}', true],
    ['@timestamp == "2020-02-02"', '{"@timestamp":"2020-02-03T00:00:00.000Z"}', false],
    ['@timestamp == "2020-02-02"', '{"@timestamp":"2020-02-03T00:30:00+01:00"}', true],
    ['@timestamp == "2020-02-02"', '{"@timestamp":1580601600000}', true],
    ['@timestamp == "2020-02-02"', '{"@timestamp":"1580601600000"}', true],
    ['@timestamp == "2020-02-02"', '{"@timestamp":"2020-02-02T12:00:00.123456789Z"}', true],
    ['@timestamp > "2020-02-02"', '{"@timestamp":"2020-02-02T23:59:59.999999999Z"}', false],
    ['@timestamp > "2020-02-02"', '{"@timestamp":"2020-02-03"}', true],
    ['@timestamp >= "2020-02-02"', '{"@timestamp":"2020-02-02"}', true],
    ['@timestamp < "2020-02-02"', '{"@timestamp":"2020-02-01T23:59Z"}', true],
    ['@timestamp != null', '{"@timestamp":"2020-02-30"}', false],
    ['@timestamp != null', '{"@timestamp":"yesterday"}', false],
  ])('decides %s on %s', (condition, json, expected) => {
    expect(answer(`any where ${condition}`, json)).toBe(expected);
  });

  it('longer than the field keeps counts as missing, and its neighbours stay', () => {
    const long = 'x'.repeat(1025);
    expect(answer('any where process.name like "x*"', JSON.stringify({ process: { name: long } }))).toBe(false);
    expect(answer('any where process.name == null', JSON.stringify({ process: { name: long } }))).toBe(true);
    expect(answer('any where process.name like "x*"', JSON.stringify({ process: { name: [long, 'xy'] } }))).toBe(true);
    expect(answer('any where process.name like "x*"', JSON.stringify({ process: { name: long.slice(1) } }))).toBe(true);
    expect(answer('any where process.command_line like "x*"', JSON.stringify({ process: { command_line: long } }))).toBe(true);
  });

  it('has its length asked only where that can matter', () => {
    const text = (query: string) => {
      const translation = js.translate(analyzed(query));
      return translation.status === 'refused' ? '' : js.print(translation.artifact);
    };
    expect(text('any where process.name == "cmd.exe"')).not.toContain('1024');
    expect(text('any where process.name like "cmd*"')).toContain('1024');
    expect(text('any where process.name != null')).toContain('1024');
  });

  it('given as null counts as what the mapping says', () => {
    const rule = analyzed('any where process.name == "none"');
    const named: Rule = {
      ...rule,
      plan: rule.plan.kind === 'single' ? { ...rule.plan, where: withNullValue(rule.plan.where, 'none') } : rule.plan,
    };
    const matches = compiled(named);
    for (const json of ['{"process":{"name":null}}', '{"process":{"name":["x",null]}}', '{"process.name":null}'])
      expect(matches(JSON.parse(json))).toBe(true);
    for (const json of ['{}', '{"process":null}', '{"process":{}}', '{"process":{"name":[]}}'])
      expect(matches(JSON.parse(json))).toBe(false);
  });
});

function withNullValue(where: Parameters<typeof fold>[0], nullValue: string): Parameters<typeof fold>[0] {
  return where.kind === 'one-of' ? { ...where, field: { ...where.field, nullValue } } : where;
}

describe('letters', () => {
  it.each([
    ['process.name : "KILL"', 'kill', 'ascii', true],
    ['process.name : "kill"', '\u212aill', 'ascii', false],
    ['process.name : "kill"', '\u212aill', 'unicode', true],
    ['process.name : "\u212aill"', 'kill', 'unicode', true],
    ['process.name : "ps"', 'p\u017f', 'ascii', false],
    ['process.name : "ps*"', 'p\u017fx', 'unicode', true],
    ['process.name : "É"', 'é', 'ascii', false],
    ['process.name : "É"', 'é', 'unicode', true],
    ['process.name in~ ("É", "a", "b", "c", "d")', 'é', 'unicode', true],
    ['process.name in~ ("x1", "x2", "x3", "x4")', 'X3', 'ascii', true],
    ['process.name : "i"', '\u0130', 'unicode', false],
    ['process.name : "i"', '\u0131', 'unicode', false],
    ['process.name regex~ "[a-f]"', 'A', 'ascii', false],
    ['process.name regex~ "[af]"', 'A', 'ascii', true],
    ['process.name == "Kill"', 'kill', 'ascii', false],
    ['process.name regex "\\\\w+"', 'é', 'ascii', false],
    ['process.name regex ".."', '\u{1f600}\n', 'ascii', true],
    ['process.name > "\uffff"', '\u{1f600}', 'ascii', true],
    ['process.name < "\u{1f600}"', '\ue000', 'ascii', true],
    ['substring(process.name, 0) : "i"', '\u0130', 'ascii', true],
    ['substring(process.name, 0) : "ß"', '\u1e9e', 'ascii', true],
    ['substring(process.name, 0) in~ ("K")', '\u212a', 'ascii', true],
    ['substring(process.name, 0) like~ "É*"', 'é', 'ascii', false],
    ['substring(process.name, 0) like "a*b"', 'a\nb', 'ascii', false],
    ['process.name like "a*b"', 'a\nb', 'ascii', true],
    ['startsWith~(process.name, process.args)', 'KILL', 'ascii', true],
  ] as const)('decide %s on %j under %s folding', (condition, text, folding, expected) => {
    expect(answer(`any where ${condition}`, JSON.stringify({ process: { name: text, args: 'ki' } }), { folding })).toBe(expected);
  });
});
