"""Counts the cells of a table, so that each knows its row and its column."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model.document import Cell

WIDEST = 1000  # HTML, section 4.9.11: a cell spans at most 1000 columns


@dataclass(slots=True)
class Grid:
    """A table that is being read, of the block group `table`."""

    table: int
    at_row: int = -1
    column: int = -1
    filled: dict[int, int] = field(default_factory=dict)  # column -> the last row that a cell from above covers

    def row(self) -> None:
        """Starts the next row."""
        self.at_row += 1
        self.column = -1

    def cell(self, columns: int = 1, rows: int = 1, header: bool = False) -> Cell:
        """The next cell of the row, which may cover further columns and rows."""
        self.at_row = max(self.at_row, 0)
        self.column += 1
        while self.filled.get(self.column, -1) >= self.at_row:
            self.column += 1
        cell = Cell(self.table, self.at_row, self.column, header)
        width = min(max(columns, 1), WIDEST)
        if rows > 1:
            self.filled |= dict.fromkeys(range(self.column, self.column + width), self.at_row + rows - 1)
        self.column += width - 1
        return cell
