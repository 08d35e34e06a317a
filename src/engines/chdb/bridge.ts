/**
 * What answers for chdb, ClickHouse as a library of Python: for each line, a JSON object with statements of SQL that come before, a query, its
 * dialect and the format of its rows, one line with the answer or the error; without a query the version. Answers are ASCII, so that no reader
 * takes a letter of a value for the end of a line.
 */
export const BRIDGE = `
import json
import sys

import chdb
from chdb import session

# What the library prints must not stand among the answers.
answers, sys.stdout = sys.stdout, sys.stderr
sys.stdin.reconfigure(encoding='utf-8')
connection = session.Session()
# A list of thousands of values is no mistake.
connection.query('SET max_ast_elements = 10000000, max_expanded_ast_elements = 10000000, max_query_size = 100000000')
for line in sys.stdin:
    asked = json.loads(line)
    try:
        if asked['query'] is None:
            print(json.dumps({'version': 'chdb %s, ClickHouse %s' % (chdb.__version__, chdb.engine_version)}), file=answers, flush=True)
            continue
        connection.query("SET dialect = 'clickhouse'")
        for statement in asked['before']:
            connection.query(statement)
        if asked['dialect'] == 'kusto':
            connection.query('SET allow_experimental_kusto_dialect = 1')
            connection.query("SET dialect = 'kusto'")
        rows = connection.query(asked['query'], asked['format']).bytes().decode('utf-8')
        answer = {'rows': [json.loads(row) for row in rows.split('\\n') if row]}
    except Exception as error:
        answer = {'error': str(error)}
    print(json.dumps(answer), file=answers, flush=True)
`;
