<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Which notes are called from the text, what their calls and labels look like in print, and where their text goes.
  Input    note, anchor type="note" and ref type="noteCall" elements of the text.
  Output   Strings, booleans and the notes themselves.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="tx:anchors" match="anchor[@type = 'note']" use="tokenize(@corresp) ! substring-after(., '#')"/>
  <xsl:key name="tx:calls" match="ref[@type = 'noteCall'][@target]" use="substring-after(@target, '#')"/>

  <!-- A note that stands in running text, and so at its call; one among blocks is printed where it stands. -->
  <xsl:function name="tx:is-called" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        not($note/@place = 'inline' or tx:is-aside($note)) and not(tx:is-container($note/..)) and not($note/parent::note[tx:holds-blocks(.)])"/>
  </xsl:function>

  <!-- The call as printed, e.g. "[1]" or "*". -->
  <xsl:function name="tx:call" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="printed" as="xs:string" select="tx:generated($note)"/>
    <xsl:sequence select="if ($printed) then $printed else '[' || ($note/@n, $note/accumulator-before('tx:notes'))[1] || ']'"/>
  </xsl:function>

  <!-- The label before a note's text as printed, e.g. "1."; a note not called has a label only if one was printed. -->
  <xsl:function name="tx:note-label" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="printed" as="xs:string" select="string-join(tx:anchor($note) ! tx:generated(.))"/>
    <xsl:sequence select="
        if ($printed) then $printed
        else if (tx:is-called($note)) then tx:call($note)
        else if (tx:generated($note)) then tx:generated($note) else string($note/@n)"/>
  </xsl:function>

  <!-- The place a note's text was printed at, if the TEI says. -->
  <xsl:function name="tx:anchor" as="element(anchor)?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if ($note/@xml:id) then key('tx:anchors', $note/@xml:id, root($note))[1] else ()"/>
  </xsl:function>

  <!-- Whether the text of a note is set where its anchor stands: in the back, not among the paragraphs of the body. -->
  <xsl:function name="tx:is-set-at" as="xs:boolean">
    <xsl:param name="anchor" as="element(anchor)?"/>
    <xsl:sequence select="exists($anchor/parent::*[self::back or self::div[ancestor::back or @type = 'notes']])"/>
  </xsl:function>

  <!-- The called notes of a text whose own text has no place in the back, in the order of their calls. -->
  <xsl:function name="tx:end-notes" as="element(note)*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="$text//note[tx:is-called(.)][not(tx:is-set-at(tx:anchor(.)))]"/>
  </xsl:function>

  <!-- The note an anchor is the place of. -->
  <xsl:function name="tx:note-at" as="element(note)?">
    <xsl:param name="anchor" as="element(anchor)"/>
    <xsl:sequence select="tx:target($anchor/@corresp)/self::note[tx:is-called(.)]"/>
  </xsl:function>

  <!-- Whether a node is set in a list of notes: the place of a note's text, or a note without a call among such. -->
  <xsl:function name="tx:in-note-list" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/self::anchor[@type = 'note'][tx:is-set-at(.)][tx:note-at(.)])
        or exists($node/self::note[parent::back or parent::div[@type = 'notes' or ancestor::back]][not(@place = 'inline')])"/>
  </xsl:function>
</xsl:stylesheet>
