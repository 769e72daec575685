# Asks the server what it is told to, and prints an answer a line: the value of a single column, else how many rows.
# Standard input: a JSON object that says where the server is, then a JSON object a question.
import json
import sys

import pymysql

where = json.loads(sys.stdin.readline())
collation = where.pop("collation", None)
session = {"init_command": "SET collation_connection = " + collation} if collation else {}
connection = pymysql.connect(**where, **session)
for line in sys.stdin:
    asked = json.loads(line)
    with connection.cursor() as cursor:
        try:
            if asked["parameters"]:
                cursor.execute(asked["sql"].replace("?", "%s"), asked["parameters"])
            else:
                cursor.execute(asked["sql"])
            rows = cursor.fetchall()
            print(rows[0][0] if rows and len(rows[0]) == 1 else len(rows))
        except pymysql.MySQLError as error:
            print(error)
