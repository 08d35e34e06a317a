/**
 * What answers for chdb, ClickHouse as a library of Python: for each line, a JSON object with the statements that make a table, its rows as lines
 * of JSON, and a query in Kusto, one line with the answer or the error; without a query the version.
 */
export const BRIDGE = `
import json
import sys

import chdb
from chdb import session

connection = session.Session()
# A list of thousands of values is no mistake.
connection.query('SET max_ast_elements = 10000000, max_expanded_ast_elements = 10000000, max_query_size = 100000000')
for line in sys.stdin:
    asked = json.loads(line)
    try:
        if asked['query'] is None:
            print(json.dumps({'version': 'chdb %s, ClickHouse %s' % (chdb.__version__, chdb.engine_version)}), flush=True)
            continue
        connection.query("SET dialect = 'clickhouse'")
        for statement in asked['before']:
            connection.query(statement)
        connection.query('SET allow_experimental_kusto_dialect = 1')
        connection.query("SET dialect = 'kusto'")
        rows = str(connection.query(asked['query'], 'JSONCompactEachRow'))
        answer = {'rows': [json.loads(row) for row in rows.splitlines() if row]}
    except Exception as error:
        answer = {'error': str(error)}
    print(json.dumps(answer), flush=True)
`;
